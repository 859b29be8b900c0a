import type { DayNumber } from '../list/parse-day.ts';
import {
  type HardBounceDetail,
  hardBounceDetails,
  type SuppressionReason,
  suppressionReasons,
} from './suppression-reason.ts';

/** One suppression in force, as a file states it. */
export interface SuppressionEntry {
  readonly reason: SuppressionReason;
  /** Only for hard bounces. */
  readonly detail: HardBounceDetail;
  readonly createdDay: DayNumber | null;
  /** Soft bounces this entry stands for; 1 where the file gives no count. */
  readonly count: number;
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly file: string;
  readonly line: number;
}

/** All entries for one address, domain, pattern or hash as numbers; never changed, because many may share them. */
export interface SuppressionFacts {
  /** A bit for each of `suppressionReasons`. */
  readonly reasons: number;
  /** Index in `hardBounceDetails`; its length where there is no hard bounce. */
  readonly hardDetail: number;
  readonly hardDay: DayNumber;
  readonly softCount: number;
  readonly softDay: DayNumber;
  /** Where the first of them stands; kept of whole domains and patterns. */
  readonly place?: EntryPlace;
}

/** The day of what has no date. */
export const noDay = -1;
const mostSoftBounces = 1000;
const bitOf = new Map(suppressionReasons.map((reason, index) => [reason, 1 << index] as const));

/** What one entry amounts to. */
export function factsOf(entry: SuppressionEntry): SuppressionFacts {
  const hard = entry.reason === 'hard-bounce';
  const soft = entry.reason === 'soft-bounce';
  const day = entry.createdDay ?? noDay;
  return {
    reasons: bitOf.get(entry.reason) ?? 0,
    hardDetail: hard ? hardBounceDetails.indexOf(entry.detail) : hardBounceDetails.length,
    hardDay: hard || entry.reason === 'invalid' ? day : noDay,
    softCount: soft ? entry.count : 0,
    softDay: soft ? day : noDay,
  };
}

/** Both together; in any order the same. */
export function combineFacts(a: SuppressionFacts, b: SuppressionFacts): SuppressionFacts {
  return {
    reasons: a.reasons | b.reasons,
    // because the lowest detail index is the strongest evidence, min() makes the order of files irrelevant
    hardDetail: Math.min(a.hardDetail, b.hardDetail),
    hardDay: Math.max(a.hardDay, b.hardDay),
    softCount: Math.min(a.softCount + b.softCount, mostSoftBounces),
    softDay: Math.max(a.softDay, b.softDay),
  };
}

/** The reasons of a set of bits, strongest first. */
export function reasonsOf({ reasons }: Pick<SuppressionFacts, 'reasons'>): readonly SuppressionReason[] {
  return suppressionReasons.filter((_, index) => (reasons & (1 << index)) !== 0);
}

/** The same for equal facts, and for no others. */
export function nameOfFacts({ reasons, hardDetail, hardDay, softCount, softDay }: SuppressionFacts): string {
  return `${reasons} ${hardDetail} ${hardDay} ${softCount} ${softDay}`;
}
