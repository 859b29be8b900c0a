import type { RepeatRules } from '../../bounce/repeat-rules.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import { judgeLine } from '../history/judge-line.ts';
import { joinHistories } from '../history/mail-history.ts';
import type { SuppressionReason } from '../suppression-reason.ts';
import { type CanonicalEntry, joinEntries } from './canonical-entry.ts';

const bounced: ReadonlySet<SuppressionReason> = new Set(['hard-bounce', 'invalid', 'soft-bounce']);

/**
 * Says of the lines that bounced when mail was delivered since: hard ones keep it, soft ones that ended so go. Gives the
 * keys of those that went.
 */
export function applyDeliveries(
  entries: Map<string, CanonicalEntry>,
  delivered: ReadonlyMap<string, DayNumber>,
  rules: RepeatRules,
): readonly string[] {
  if (delivered.size === 0) return [];
  const ended: string[] = [];
  for (const [key, entry] of entries) {
    const day = delivered.get(entry.about);
    if (day === undefined || !bounced.has(entry.reason)) continue;
    const told = withDelivery(entry, day);
    if (entry.reason === 'soft-bounce' && judgeLine(told, rules)?.kind === 'recovered') {
      entries.delete(key);
      ended.push(key);
    } else entries.set(key, told);
  }
  return ended;
}

// because joining drops a delivery that is older than the bounce
function withDelivery(entry: CanonicalEntry, day: DayNumber): CanonicalEntry {
  const history = joinHistories(entry.history, [{ day, word: 'delivered', tag: '' }]);
  return joinEntries(entry, { ...entry, history });
}
