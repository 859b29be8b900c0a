import type { Problem } from '../../../core/finding.ts';
import type { LedgerReason } from '../../../core/ledger/ledger-reason.ts';
import type { OutcomePlace } from '../../../core/outcome/compare-outcome.ts';
import type { OutcomeResult } from '../../../core/outcome/outcome-result.ts';
import { ledgerReasonProse } from '../../ledger-text.ts';
import { count, counted, percent, points } from '../../numbers.ts';
import type { Notice } from './notice.ts';
import { outcomeNote } from './outcome-notes.ts';
import { outcomeProblemSentence } from './outcome-problems.ts';

/** What came of recording an outcome in Slack. */
export type OutcomeTold =
  | { readonly kind: 'recorded'; readonly result: OutcomeResult }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreachable' | 'not-written'; readonly reason: LedgerReason }
  | { readonly kind: 'raced' | 'other-team' | 'rewritten' | 'away' | 'under-way' | 'unknown-campaign' };

/** The same for the one who asked for it. */
export function outcomeNotice(campaign: string, told: OutcomeTold): Notice {
  if (told.kind === 'recorded') return recordedNotice(campaign, told.result);
  if (told.kind === 'under-way') {
    return { title: 'Being written', parts: [`The outcome of ${campaign} is being written to the ledger.`] };
  }
  const parts =
    told.kind === 'problems' ? told.problems.map(outcomeProblemSentence) : [troubleSentence(campaign, told)];
  return { title: 'Not recorded', parts };
}

type Trouble = Exclude<OutcomeTold, { readonly kind: 'recorded' | 'problems' }>;

function troubleSentence(campaign: string, told: Trouble): string {
  if ('reason' in told) {
    const what = told.kind === 'unreachable' ? 'read' : 'written';
    return `The ledger could not be ${what} (${ledgerReasonProse[told.reason]}), so the outcome of ${campaign} was not recorded.`;
  }
  return troubles[told.kind](campaign);
}

const troubles: Readonly<
  Record<Exclude<Trouble['kind'], 'unreachable' | 'not-written'>, (campaign: string) => string>
> = {
  raced: (campaign) =>
    `Somebody else is recording the outcome of ${campaign} at this moment. Look at its card, then try again.`,
  'other-team': () => 'Only members of this workspace may record an outcome here.',
  rewritten: (campaign) =>
    `The ledger was rewritten and is not trusted until somebody has looked, so the outcome of ${campaign} was not recorded. Ask whoever runs the bot.`,
  away: (campaign) =>
    `The bot cannot reach its database at the moment, so the outcome of ${campaign} was not recorded. Try again in a few minutes.`,
  'under-way': (campaign) => `The outcome of ${campaign} is being written.`,
  'unknown-campaign': (campaign) => `No ledger of the bot has a campaign ${campaign}.`,
};

const titles: Readonly<Record<OutcomeResult['kind'], string>> = {
  new: 'Recorded',
  correction: 'Corrected',
  'already-recorded': 'Recorded already',
};

const places: Readonly<Record<OutcomePlace, string>> = {
  inside: 'inside the range',
  below: 'below the range',
  above: 'above the range',
};

function recordedNotice(campaign: string, result: OutcomeResult): Notice {
  const { kind, learntFrom, warnings } = result;
  const learns =
    learntFrom.after === 0
      ? 'Checks learn from no recorded send yet.'
      : `Checks learn from ${counted(learntFrom.after, 'recorded send')} now.`;
  return {
    title: titles[kind],
    parts: [
      `${campaign}: ${comparisonWords(result)}.`,
      countsSentence(result),
      learns,
      ...warnings.map(outcomeNote),
    ],
  };
}

function comparisonWords({ record, comparison }: OutcomeResult): string {
  if (comparison === null) {
    const { hard, soft, block, sent } = record;
    const rate = percent((hard + (soft ?? 0) + (block ?? 0)) / sent);
    return `${rate} bounced; nothing was projected to compare it with`;
  }
  const { projected, actual, place, rate, cleaned } = comparison;
  const range = `${percent(projected.expected)} (${points(projected.low)} to ${points(projected.high)})`;
  const what = `${rate === 'hard' ? ' hard bounces' : ''}${cleaned ? ' after cleaning' : ''}`;
  return `projected ${range}${what}, really ${percent(actual)}: ${places[place]}`;
}

function countsSentence({ record, check }: OutcomeResult): string {
  const { sent, hard, soft, block, sentAt } = record;
  const bounces = [
    `${count(hard)} hard`,
    ...(soft === null ? [] : [`${count(soft)} soft`]),
    ...(block === null ? [] : [`${count(block)} blocked`]),
  ];
  const checked = check === null ? '' : `, checked on ${check.at.slice(0, 10)}`;
  return `${count(sent)} sent on ${sentAt.slice(0, 10)}${checked}: ${bounces.join(', ')}.`;
}
