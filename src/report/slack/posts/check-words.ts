import type { CheckRecord } from '../../../core/ledger/ledger-record.ts';
import { count, counted, limitPercent, percent, points } from '../../numbers.ts';
import { tierProse } from '../../prose/tiers.ts';
import { sentence } from './card-sentences.ts';
import { suppressedShares } from './suppressed-table.ts';

/** The rates of a check and their limits, as phrases; null where nothing was projected. */
export function rateWords({ rates, limits, tier, history }: CheckRecord) {
  if (rates === null) return null;
  const quality = tier === null ? '' : `, ${tierProse[tier]}`;
  const learnt =
    history.campaigns === 0 ? 'no past send known' : `learnt from ${counted(history.campaigns, 'send')}`;
  return {
    total: `${rate(rates.total, limits.total.fail)}${quality}`,
    limits: limitWords(limits.total),
    hard: `${rate(rates.hard, limits.hard.fail)}; ${limitWords(limits.hard)}`,
    soft: `${rate(rates.soft, limits.soft.fail)}; ${learnt}`,
  } as const;
}

/** The counts of the list; null where it has no rows. */
export function listWords({ counts }: CheckRecord): string | null {
  const { rows, recipients, suppressed } = counts;
  if (rows === 0) return null;
  return `${counted(rows, 'row')}, ${counted(recipients, 'recipient')}, ${counted(suppressed, 'suppressed', 'suppressed')}`;
}

/** What the fields and the table of a card show, as sentences for whoever sees its text alone. */
export function numberSentences(check: CheckRecord): readonly string[] {
  const rates = rateWords(check);
  const list = listWords(check);
  const shares = suppressedShares(check).map(
    ({ name, recipients, share }) => `${name.toLowerCase()} ${count(recipients)} (${share})`,
  );
  return [
    ...(rates === null ? [] : [`Hard bounces ${rates.hard}.`, `Soft bounces ${rates.soft}.`]),
    ...(rates === null ? [] : [`Limits of all bounces: ${rates.limits}.`]),
    ...(list === null ? [] : [sentence(list)]),
    ...(shares.length === 0 ? [] : [`Suppressed by reason: ${shares.join(', ')}.`]),
  ];
}

function rate([expected, low, high]: readonly [number, number, number], limit: number | null): string {
  return `${percent(expected, limit)} (${points(low)} to ${points(high)})`;
}

function limitWords({ warn, fail }: CheckRecord['limits']['total']): string {
  const parts = [
    ...(warn === null ? [] : [`warn from ${limitPercent(warn)}`]),
    ...(fail === null ? [] : [`fail above ${limitPercent(fail)}`]),
  ];
  return parts.length === 0 ? 'no limit' : parts.join(', ');
}
