import type { RepeatRules } from '../../bounce/repeat-rules.ts';
import { judgeLine } from '../history/judge-line.ts';
import type { CanonicalEntry } from './canonical-entry.ts';

/** How many lines of the canonical file hold, and how many do not, on one day. */
export interface StandingCounts {
  readonly suppressing: number;
  /** Soft bounces that are not enough yet. */
  readonly counting: number;
  /** Soft bounces that are too old and were too few. */
  readonly forgotten: number;
  /** Bounced, and delivered to since. */
  readonly recovered: number;
  /** Taken back by somebody. */
  readonly released: number;
  /** Past their last day. */
  readonly expired: number;
  /** Of those that suppress: disabled or full so long ago that one more try is allowed. */
  readonly retestable: number;
}

/** How one line stands on the day of the rules. */
export type EntryStanding = Exclude<keyof StandingCounts, 'retestable'>;

/** Tells how a line stands. */
export function standingOf(entry: CanonicalEntry, rules: RepeatRules): EntryStanding {
  const isOver = entry.expiresDay !== null && entry.expiresDay < rules.asOfDay;
  if (isOver && entry.reason !== 'complaint') return 'expired';
  const standing = judgeLine(entry, rules);
  if (standing === null) return entry.count >= rules.enoughCounted ? 'suppressing' : 'counting';
  switch (standing.kind) {
    case 'suppresses':
      return 'suppressing';
    case 'counts':
      return 'counting';
    default:
      return standing.kind;
  }
}

/** Whether a line suppresses and its mailbox may be tried once more. */
export function isRetestable(entry: CanonicalEntry, rules: RepeatRules): boolean {
  if (standingOf(entry, rules) !== 'suppressing') return false;
  const standing = judgeLine(entry, rules);
  if (standing?.kind !== 'suppresses' || standing.retestFromDay === null) return false;
  return standing.retestFromDay <= rules.asOfDay;
}

/** Counts how the lines stand. */
export function describeStanding(entries: Iterable<CanonicalEntry>, rules: RepeatRules): StandingCounts {
  const counts = {
    suppressing: 0,
    counting: 0,
    forgotten: 0,
    recovered: 0,
    released: 0,
    expired: 0,
    retestable: 0,
  };
  for (const entry of entries) {
    counts[standingOf(entry, rules)] += 1;
    if (entry.history.length > 0 && isRetestable(entry, rules)) counts.retestable += 1;
  }
  return counts;
}
