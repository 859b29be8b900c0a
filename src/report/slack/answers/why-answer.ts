import type { CampaignState } from '../../../core/question/campaign-state.ts';
import type { GroupRemoval, SmallestChange } from '../../../core/question/smallest-change.ts';
import type { Mrkdwn, SlackMessage } from '../../../core/slack/block-kit.ts';
import { count, counted, percent } from '../../numbers.ts';
import { groupProse } from '../../prose/causes.ts';
import { findingPhrase } from '../../prose/finding-phrases.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { decisionVerb } from '../posts/decision-words.ts';
import { problemPhrase } from '../posts/problem-phrase.ts';
import { reasonSentence } from '../posts/reason-sentence.ts';
import { answerMessage } from './answer-parts.ts';
import { type AnswerStyle, freshness, limitsWords, nameOf, rateWords } from './campaign-words.ts';

/** Why a campaign got its verdict: the rules that fired, what was measured, and the smallest change that would pass. */
export function whyAnswer(
  state: CampaignState,
  change: SmallestChange | null,
  style: AnswerStyle,
): SlackMessage {
  const { card } = state;
  const name = nameOf(state, style);
  return answerMessage({
    lead: mrkdwn`*${name} ${decisionVerb[card.decision]}.* ${opening(state)}`,
    lines: [...ruleLines(state), ...rateLines(state), ...changeLines(change, card.check.limits.total.fail)],
    notes: [...nextStep(state, change), ...freshness(state, style)],
  });
}

function opening({ card: { check, decision, reasons } }: CampaignState): string {
  if (decision === 'unchecked') return 'What has to be put right first:';
  if (check.reasons.length === 0) return 'No rule fired.';
  const failing = reasons.filter(({ severity }) => severity === 'fail').length;
  if (check.verdict !== 'fail' || failing === 0) return 'What the rules say:';
  return failing === 1 ? 'The rule that failed it stands first:' : `${failing} rules failed it:`;
}

function ruleLines({ card: { check, reasons } }: CampaignState): readonly string[] {
  if (check.verdict === 'unchecked') {
    return check.problems.map((code) => `Nothing was judged, because ${problemPhrase(code)}.`);
  }
  const word = { fail: 'Fails', warn: 'Warns' } as const;
  const rules = reasons.map((reason) => `${word[reason.severity]}: ${reasonSentence(reason)}.`);
  const unknown = check.reasons.length - reasons.length;
  return unknown === 0
    ? rules
    : [...rules, `${counted(unknown, 'more rule')} that only a newer version of the bot knows.`];
}

function rateLines({ card: { check } }: CampaignState): readonly string[] {
  const { rates, limits, counts } = check;
  if (rates === null) return [];
  const names = { total: 'Total', hard: 'Hard', soft: 'Soft' } as const;
  const judged = (['total', 'hard', 'soft'] as const).map(
    (rate) => `${names[rate]}: ${rateWords(rates[rate], limits[rate].fail)}; ${limitsWords(limits[rate])}.`,
  );
  return [...judged, `Judged for ${counted(counts.mailed, 'recipient')} who would be mailed.`];
}

function changeLines(change: SmallestChange | null, limit: number | null): readonly string[] {
  if (change === null) return [];
  const { removals, suppressed, totalAfter, reaches } = change;
  const wishes = suppressed.map(
    ({ reason, count: number }) =>
      `To pass, remove the ${counted(number, 'recipient')} who ${findingPhrase(`suppressed-${reason}`, number)}.`,
  );
  const rates =
    removals.length === 0 ? [] : [`To pass, remove ${removals.map(removalWords).join(', then ')}.`];
  const after = totalAfter === null ? '' : ` It would then be about ${percent(totalAfter, limit)}.`;
  if (!reaches && removals.length === 0) {
    return [
      ...wishes,
      'No group of recipients is far worse than the rest: verify the oldest addresses or drop them.',
    ];
  }
  if (!reaches) {
    return [
      ...wishes,
      `${rates.join('')}${after} That is not enough: the rest is in the age of the addresses, so verify the oldest ones or drop them.`.trim(),
    ];
  }
  return [...wishes, ...rates.map((text) => `${text}${after}`)];
}

function removalWords({ group, remove, of }: GroupRemoval): string {
  const { one, many } = groupProse[group];
  if (of === 1) return `the 1 recipient who ${one}`;
  return `${remove === of ? 'all' : `about ${count(remove)} of`} the ${count(of)} recipients who ${many}`;
}

function nextStep({ card, campaign }: CampaignState, change: SmallestChange | null): readonly Mrkdwn[] {
  if (card.decision === 'unchecked') return [mrkdwn`Put it right, and run the check again.`];
  if (change === null) return [];
  return [mrkdwn`The run's report has the rows. Clean the list with: bounce-gate clean ${campaign}`];
}
