import type { DayNumber } from '../../list/parse-day.ts';
import { lastDay } from '../history/mail-history.ts';
import type { CanonicalEntry } from './canonical-entry.ts';
import { isWish, type SuppressionMerge } from './suppression-merge.ts';

/** Wishes that a source states although they were taken back, where it does not say whether that is newer. */
export interface Renewed {
  /** Lines that hold again. */
  readonly renewed: number;
  /** Without a day, of lines that were taken back on that very day: they stay so until a source states them on a later one. */
  readonly leftReleased: number;
}

/**
 * Lets opt-outs and manual entries hold again that were taken back and that a source states without a day, or for the
 * first time with the day of the release: they may be newer, and a wish is not to be lost. From then on the line has the
 * day of the merge, or the one after the release. `known` is what was on file.
 */
export function renewWishes(
  merge: SuppressionMerge,
  known: ReadonlyMap<string, CanonicalEntry>,
  asOfDay: DayNumber,
): Renewed {
  let [renewed, leftReleased] = [0, 0];
  const renew = (key: string, entry: CanonicalEntry, createdDay: DayNumber): void => {
    merge.entries.set(key, { ...entry, createdDay });
    renewed += 1;
  };
  for (const [key, before] of known) {
    const entry = before.history.length > 0 && isWish(before) ? merge.entries.get(key) : undefined;
    const released = lastDay(before.history, 'released');
    if (entry !== undefined && isOfReleaseDay(entry, before)) {
      renew(key, entry, Math.max(asOfDay, released + 1));
    }
  }
  for (const key of merge.statedAfterRelease()) {
    const entry = merge.entries.get(key);
    if (entry === undefined || isNewer(entry)) continue;
    if (asOfDay > lastDay(entry.history, 'released')) renew(key, entry, asOfDay);
    else leftReleased += 1;
  }
  return { renewed, leftReleased };
}

/** Whether a line has the day of its release, and had an earlier one or none before. */
function isOfReleaseDay({ createdDay }: CanonicalEntry, before: CanonicalEntry): boolean {
  const released = lastDay(before.history, 'released');
  return createdDay === released && (before.createdDay ?? -1) < released;
}

function isNewer({ createdDay, history }: CanonicalEntry): boolean {
  return createdDay !== null && createdDay > lastDay(history, 'released');
}
