import type { DayNumber } from '../../list/parse-day.ts';
import { joinHistories, lastDay } from '../history/mail-history.ts';
import type { SuppressionReason } from '../suppression-reason.ts';
import { type CanonicalEntry, joinEntries } from './canonical-entry.ts';

const bounced: ReadonlySet<SuppressionReason> = new Set(['hard-bounce', 'invalid', 'soft-bounce']);

/**
 * Says of the lines that bounced when mail was delivered last, by what events tell and by what other lines about the same
 * address say already. They stay, so that the same bounces read again change nothing. Of an address without such a line
 * nothing is kept: the file would have to name everybody who gets mail.
 */
export function applyDeliveries(
  entries: Map<string, CanonicalEntry>,
  told: ReadonlyMap<string, DayNumber>,
): void {
  // because those that are told are as many as recipients, and no copy of them is needed
  const stated = new Map<string, DayNumber>();
  for (const { about, history } of entries.values()) {
    const day = lastDay(history, 'delivered');
    if (day > (stated.get(about) ?? -1)) stated.set(about, day);
  }
  if (stated.size + told.size === 0) return;
  for (const [key, entry] of entries) {
    const day = Math.max(told.get(entry.about) ?? -1, stated.get(entry.about) ?? -1);
    if (day >= 0 && bounced.has(entry.reason)) entries.set(key, withDelivery(entry, day));
  }
}

function withDelivery(entry: CanonicalEntry, day: DayNumber): CanonicalEntry {
  const history = joinHistories(entry.history, [{ day, word: 'delivered', tag: '' }]);
  return joinEntries(entry, { ...entry, history });
}
