import type { CampaignResult, HistoryUsed } from '../core/campaign-result.ts';
import type { SendLeftOut } from '../core/ledger/learn-history.ts';
import { counted, percent } from './numbers.ts';
import { show } from './show.ts';

/** How many sources are told, and from which factor on one is worth it. */
const toldSources = 2;
const smallestMove = 0.1;

const leftOutProse: Readonly<Record<SendLeftOut, string>> = {
  'no-check': 'no check of it is on the ledger',
  'not-judged': 'its check had no verdict',
  'other-model': 'its check was projected by another generation of the model',
  'other-sender': 'another tool counted it than the last one',
  'other-size': 'the number sent is not that of the checked list',
};

/** What history the projection used and how far it moved the answer; nothing when there was none. */
export function historySentences(history: HistoryUsed, rates: CampaignResult['rates']): string[] {
  return [
    ...learned(history, rates),
    ...driftSentences(history.drift),
    ...implied(history),
    ...leftOut(history),
    ...quarantined(history),
  ];
}

function learned(
  { campaigns, totalWithout, sources, totalsOnly }: HistoryUsed,
  rates: CampaignResult['rates'],
): string[] {
  if (campaigns === 0 || totalWithout === null || rates === null) return [];
  const { expected } = rates.asCommitted.total;
  const [before, after] = [percent(totalWithout), percent(expected)];
  const move =
    before === after
      ? `the projection stays at ${after}`
      : `they move the projection from ${before} to ${after}`;
  const moved = sources
    .filter(({ factor }) => factor > 0 && Math.abs(factor - 1) >= smallestMove)
    .toSorted((left, right) => Math.abs(Math.log(right.factor)) - Math.abs(Math.log(left.factor)))
    .slice(0, toldSources)
    .map(({ source, factor }) => `${named(source)} ${factor.toFixed(1)} times the public figure`);
  const assumed = totalsOnly ? ' (mostly assumed: counts by source would tell)' : '';
  const how = moved.length === 0 ? '' : `: ${moved.join(', ')}${assumed}`;
  const learnedFrom =
    campaigns === 1 ? 'learned from 1 past send' : `learned from ${counted(campaigns, 'past send')}`;
  const effect = campaigns === 1 ? move.replace('they move', 'it moves') : move;
  return [`${learnedFrom}; ${effect}${how}`];
}

function named(source: string): string {
  return source === '' ? 'the list bounces' : `source ${show(source, 40)} bounces`;
}

/** A slow creep upwards, since when, how much and where; nothing when there is none. */
export function driftSentences(drift: HistoryUsed['drift']): string[] {
  if (drift === null) return [];
  const { since, factor, rate, sources } = drift;
  const which = rate === 'hard' ? 'hard bounces creep' : 'bounces creep';
  const where = sources
    .slice(0, toldSources)
    .map(
      ({ source, factor: own }) =>
        `${source === '' ? 'the list' : `source ${show(source, 40)}`} ${times(own)}`,
    );
  const from = where.length === 0 ? '' : `: ${where.join(', ')}`;
  return [
    `${which} upwards beyond what the lists explain, to ${times(factor)} what was usual before ${since.slice(0, 10)}${from}. That is list rot: verify or drop the oldest addresses`,
  ];
}

function times(factor: number): string {
  return `${factor.toFixed(1)} times`;
}

function implied({ impliedDeliveries: { recipients, sends } }: HistoryUsed): string[] {
  if (recipients === 0) return [];
  return [
    `${counted(recipients, 'recipient')} count as delivered, because ${recipients === 1 ? 'it was' : 'they were'} on ${counted(sends, 'list')} that ${sends === 1 ? 'was' : 'were'} sent and did not bounce`,
  ];
}

function leftOut({ leftOut: sends }: HistoryUsed): string[] {
  return sends.map(
    ({ reason, count }) =>
      `${counted(count, 'recorded send')} ${count === 1 ? 'teaches' : 'teach'} nothing: ${leftOutProse[reason]}`,
  );
}

function quarantined({ quarantined: count }: HistoryUsed): string[] {
  if (count === 0) return [];
  return [
    `${counted(count, 'record')} of the ledger could not be trusted and ${count === 1 ? 'was' : 'were'} left out: bounce-gate ledger audit`,
  ];
}
