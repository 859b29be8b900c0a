import type { ReminderFacts, SendLack } from '../../../core/post/reminder-facts.ts';
import type { Block, SlackMessage } from '../../../core/slack/block-kit.ts';
import { counted, percent } from '../../numbers.ts';
import { instant } from '../../prose/overrides.ts';
import { joinMrkdwn, mrkdwn, mrkdwnDate, mrkdwnText, plain, richText } from '../mrkdwn.ts';
import type { CardLinks } from './card-buttons.ts';
import { paragraph } from './card-states.ts';

const lackSentence: Readonly<Record<SendLack, (facts: ReminderFacts) => string>> = {
  pass: ({ check }) => {
    const rate =
      check.rates === null
        ? ''
        : `: projected ${percent(check.rates.total[0], check.limits.total.fail)} would bounce`;
    return `Its newest check, ${instant(check.at)}, did not pass${rate}. Fix the list and check it again.`;
  },
  verdict: ({ check }) =>
    `Its newest check, ${instant(check.at)}, could not be done. Open the run for the reason, and check it again.`,
  'fresh-check': ({ check, freshHours }) =>
    `Its newest check is of ${instant(check.at)}; at the send it will be older than ${counted(Math.round(freshHours), 'hour')}. Check it again.`,
  'lasting-override': () =>
    'It did not pass, and its override ends before the send. Fix the list and check it again.',
};

/** A send that is due and has no fresh check that passes: when, what is missing, the next step. */
export function reminderMessage(facts: ReminderFacts, { runUrl, bot }: CardLinks): SlackMessage {
  const { check, leftMs, sendAtMs, lack } = facts;
  const iso = new Date(sendAtMs).toISOString();
  const opening = `${check.campaign} is due in ${timeLeft(leftMs)} and must not be sent as it is.`;
  const why = lackSentence[lack](facts);
  const value = bot === null ? '' : `${bot.ledger}/${check.campaign}/${check.id}`;
  const buttons: Block = {
    type: 'actions',
    elements: [
      ...(bot === null
        ? []
        : [{ type: 'button' as const, action_id: 'gate.why', value, text: plain('Why?', 75) }]),
      ...(bot === null || !bot.canRerun
        ? []
        : [{ type: 'button' as const, action_id: 'gate.rerun', value, text: plain('Check again', 75) }]),
      ...(runUrl === null
        ? []
        : [
            { type: 'button' as const, action_id: 'gate.open', url: runUrl, text: plain('Open the run', 75) },
          ]),
    ],
  };
  const due = joinMrkdwn([mrkdwn`Due `, mrkdwnDate(sendAtMs, instant(iso))]);
  return {
    text: mrkdwn`${`${opening} ${why}`}`,
    blocks: [
      paragraph([richText(opening, { bold: true }), richText(` ${why}`)]),
      ...(buttons.elements.length === 0 ? [] : [buttons]),
      { type: 'context', elements: [mrkdwnText(due, 2000)] },
    ],
  };
}

function timeLeft(leftMs: number): string {
  const minutes = Math.max(1, Math.round(leftMs / 60_000));
  if (minutes < 90) return counted(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
}
