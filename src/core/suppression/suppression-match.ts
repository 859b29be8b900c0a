import type { DayNumber } from '../list/parse-day.ts';
import type { HashFormName } from './hash-forms.ts';
import { type EntryPlace, noDay, reasonsOf, type SuppressionFacts } from './suppression-facts.ts';
import { type HardBounceDetail, hardBounceDetails, type SuppressionReason } from './suppression-reason.ts';

/** What of a hard bounce on file decides its chance of bouncing again. */
export type HardBounceEvidence = Exclude<HardBounceDetail, 'bad-domain' | 'moved'>;

/** All that the suppression files say of one recipient. */
export interface SuppressionMatch {
  /** Strongest first. */
  readonly reasons: readonly SuppressionReason[];
  readonly hardDetail: HardBounceEvidence;
  /** Day of the newest hard bounce or `invalid` entry that has a date. */
  readonly hardDay: DayNumber | null;
  readonly softCount: number;
  readonly softDay: DayNumber | null;
  /** True when only an entry for a whole domain, or a pattern, matched. */
  readonly wholeDomain: boolean;
  /** Where the entries for whole domains and patterns stand that match, one each; absent where there is none. */
  readonly places?: readonly EntryPlace[];
  /** The form of the address whose hash is on file; absent when nothing hashed matched. */
  readonly hashForm?: HashFormName;
}

/** How facts on file came to match a recipient. */
export interface Matched {
  readonly wholeDomain: boolean;
  /** What is on file for its whole domain, and for patterns that it fits. */
  readonly wide: readonly SuppressionFacts[];
  readonly hashForm: HashFormName | undefined;
}

/** What facts on file say of the recipient that they match. */
export function matchOf(facts: SuppressionFacts, { wholeDomain, wide, hashForm }: Matched): SuppressionMatch {
  const places = wide.flatMap(({ place }) => place ?? []);
  return {
    reasons: reasonsOf(facts),
    hardDetail: evidenceOf(hardBounceDetails[facts.hardDetail] ?? 'unspecified'),
    hardDay: facts.hardDay === noDay ? null : facts.hardDay,
    softCount: facts.softCount,
    softDay: facts.softDay === noDay ? null : facts.softDay,
    wholeDomain,
    ...(places.length === 0 ? {} : { places }),
    ...(hashForm === undefined ? {} : { hashForm }),
  };
}

// because mail to nobody bounces again, whatever keeps it from arriving
function evidenceOf(detail: HardBounceDetail): HardBounceEvidence {
  return detail === 'bad-domain' || detail === 'moved' ? 'unknown-user' : detail;
}
