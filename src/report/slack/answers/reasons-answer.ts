import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { SlackMessage } from '../../../core/slack/block-kit.ts';
import type { SuppressionReason } from '../../../core/suppression/suppression-reason.ts';
import { count, counted, percent } from '../../numbers.ts';
import { findingPhrase } from '../../prose/finding-phrases.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, freshness, nameOf } from './campaign-words.ts';

/** Who on a campaign's list must not or cannot be mailed, and why. */
export function reasonsAnswer(state: CampaignState, style: AnswerStyle): SlackMessage {
  const { check } = state.card;
  const { recipients, suppressed, mailed, mailedAfterCleaning } = check.counts;
  const name = nameOf(state, style);
  const share = recipients === 0 ? '' : ` (${percent(suppressed / recipients)})`;
  const gone = mailed - mailedAfterCleaning;
  const fix =
    gone <= 0
      ? []
      : [mrkdwn`Cleaning takes ${counted(gone, 'recipient')} off: bounce-gate clean ${state.campaign}`];
  return answerMessage({
    lead: mrkdwn`*${name}*: ${count(suppressed)} of ${counted(recipients, 'recipient')}${share} ${suppressed === 1 ? 'is' : 'are'} suppressed.`,
    lines: lines(state),
    notes: [...fix, ...freshness(state, style)],
  });
}

function lines({ card: { check } }: CampaignState): readonly string[] {
  const { counts, suppressedByReason } = check;
  const share = (number: number) =>
    counts.recipients === 0 ? '' : `, ${percent(number / counts.recipients)} of the list`;
  const suppressed = suppressedByReason.map(
    ([reason, number]) => `${counted(number, 'recipient')} ${phrase(reason, number)}${share(number)}`,
  );
  const { invalid, duplicates } = counts;
  return [
    ...suppressed,
    ...(invalid === 0 ? [] : [`${counted(invalid, 'recipient')} cannot take mail${share(invalid)}`]),
    ...(duplicates === 0
      ? []
      : [`${counted(duplicates, 'row')} ${duplicates === 1 ? 'repeats' : 'repeat'} a recipient`]),
  ];
}

function phrase(reason: SuppressionReason, number: number): string {
  return findingPhrase(`suppressed-${reason}`, number);
}
