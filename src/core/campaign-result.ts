import type { SendsSkipped } from './delivery/sends-skipped.ts';
import type { Finding, FindingCode, Problem } from './finding.ts';
import type { DriftTold } from './ledger/drift-told.ts';
import type { SendLeftOut } from './ledger/learn-history.ts';
import type { OverrideShown } from './override/override-state.ts';
import type { OverrideRules } from './override/override-subject.ts';
import type { EvidenceGroup } from './projection/evidence-group.ts';
import type { ListExposures } from './projection/list-exposures.ts';
import type { Tier } from './projection/tier.ts';
import type { SuppressionReason } from './suppression/suppression-reason.ts';

/** What the gate says of a campaign; `unchecked` when no verdict was possible. */
export const verdicts = ['pass', 'warn', 'fail', 'unchecked'] as const;
export type Verdict = (typeof verdicts)[number];

/** Every rule that can make a campaign warn or fail. */
export const reasonCodes = [
  'total-rate',
  'hard-rate',
  'soft-rate',
  'total-risk',
  'hard-risk',
  'soft-risk',
  'suppressed-complaint',
  'suppressed-unsubscribe',
  'suppressed-manual',
  'suppressed-hard-bounce',
  'suppressed-invalid',
  'suppressed-soft-bounce',
  'alias-complaint',
  'alias-unsubscribe',
  'alias-manual',
  'alias-bounce',
  'invalid-rows',
  'duplicate-rows',
  'suppression-old',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A rule that was passed: what was measured, against which limit. Rates are fractions, ages days, the rest counts. */
export interface Reason {
  readonly code: ReasonCode;
  readonly severity: 'warn' | 'fail';
  readonly measured: number;
  readonly limit: number;
}

/** A projected rate: fractions of the recipients that would be mailed; `low` to `high` is the 90 % interval. */
export interface Rate {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Chance that the rate ends above a limit, by the limit as a decimal fraction (`"0.05"`). */
  readonly probabilityAbove: Readonly<Record<string, number>>;
}

export interface Rates {
  readonly hard: Rate;
  readonly soft: Rate;
  readonly total: Rate;
}

/** Counts of a list. `rows` are entries, `recipients` distinct mailboxes; the rest counts recipients. */
export interface Counts {
  readonly rows: number;
  readonly recipients: number;
  /** Recipients whose address cannot take mail: bad syntax, reserved or dead domain. */
  readonly invalid: number;
  /** Rows beyond the first of a recipient. */
  readonly duplicates: number;
  /** On file with a suppression in force, whether their address can take mail or not. */
  readonly suppressed: number;
  /** By the strongest reason of each suppressed recipient. */
  readonly suppressedByReason: Readonly<Record<SuppressionReason, number>>;
  /** Recipients that would be mailed as committed, the denominator of the rates. */
  readonly mailed: number;
  readonly mailedAfterCleaning: number;
}

/** A part of the expected rate; the parts of a campaign add up to it. */
export interface Share {
  readonly recipients: number;
  readonly hard: number;
  readonly soft: number;
  readonly total: number;
}
export interface CauseShare extends Share {
  /** Component of the projection: a cause by name, or `decay:...`, `entry:...`, `soft-base`. */
  readonly cause: string;
}
/** What people are told: each recipient is in one group, so the parts add up in recipients too. */
export interface GroupShare extends Share {
  readonly group: EvidenceGroup;
}
export interface SourceShare extends Share {
  readonly source: string;
}

/**
 * Rows of equal evidence whose removal is part of the smallest fix. `chance` is each row's expected bounces. The cause
 * is an evidence group, `suppressed-` with a wish, or `duplicate-rows`.
 */
export interface Removal {
  readonly remove: number;
  readonly of: number;
  readonly cause: string;
  readonly source: string;
  readonly chance: number;
}

/** The smallest removal that makes a failed (or warned) campaign pass, and where that leads. */
export interface SmallestFix {
  /** False when nothing short of the whole list suffices; `removals` is empty then. */
  readonly possible: boolean;
  readonly removed: number;
  readonly removals: readonly Removal[];
  readonly totalAfter: number;
}

/** What the result rests on: lower-case hex SHA-256 of the files, and the version of the model's parameters. */
export interface Digests {
  readonly list: string;
  readonly suppressions: string;
  readonly policy: string;
}

/** How one suppression file was understood. */
export interface SuppressionFileRead {
  readonly file: string;
  /** Id of a known format, or of a plain form (docs/suppressions.md). */
  readonly readAs: string;
  /** Rows that state a suppression, in force or not. */
  readonly entries: number;
  /** Rows that are understood and state none, such as contacts in good standing. */
  readonly leftOut: number;
  /** Rows without an address that can be read, and the lines of the first 10. */
  readonly rejected: number;
  readonly rejectedLines: readonly number[];
  /** The newest date in it, null without one. */
  readonly newest: string | null;
}

/** Everything the gate found out about one campaign; the shape of `campaigns[]` in the JSON report. */
export interface CampaignResult {
  readonly campaign: string;
  readonly list: string;
  readonly asOf: string;
  /** The clock of the check, ISO 8601 in UTC: midnight of `asOf` when the day was given. */
  readonly judgedAt: string;
  readonly sendAt: string | null;
  readonly verdict: Verdict;
  readonly tier: Tier | null;
  readonly tierAfterCleaning: Tier | null;
  readonly reasons: readonly Reason[];
  /** What lets a failed campaign go, or why it does not; null where nobody overrode it. */
  readonly override: OverrideShown | null;
  readonly overrideRules: OverrideRules;
  /** How old the check may be at the send, in days; null for any age. */
  readonly approvalMaxAgeDays: number | null;
  /** Slack channel ID that the policy names for the campaign. */
  readonly slackChannel: string | null;
  readonly counts: Counts;
  readonly rates: { readonly asCommitted: Rates; readonly afterCleaning: Rates } | null;
  readonly limits: LimitsShown;
  readonly byGroup: readonly GroupShare[];
  readonly byCause: readonly CauseShare[];
  readonly bySource: readonly SourceShare[];
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
  readonly findingsByCode: readonly { readonly code: FindingCode; readonly count: number }[];
  readonly smallestFix: SmallestFix | null;
  /** What has to go beside all that cleaning takes out; null where the cleaned list does not fail. */
  readonly fixAfterCleaning: SmallestFix | null;
  /** What each source and component adds up to before anything was learnt: what a recorded outcome teaches from. */
  readonly exposures: ListExposures;
  readonly history: HistoryUsed;
  /** What each suppression file was read as. */
  readonly suppressionFiles: readonly SuppressionFileRead[];
  readonly digests: Digests;
  readonly model: string;
  readonly problems: readonly Problem[];
}

/** The limits the campaign was judged by, as fractions; null is "no limit". */
export interface LimitsShown {
  readonly profile: string;
  readonly total: WarnFail;
  readonly hard: WarnFail;
  readonly soft: WarnFail;
  readonly risk: number | null;
}
export interface WarnFail {
  readonly warn: number | null;
  readonly fail: number | null;
}

/** What the projection learnt from, and how far that moved it. */
export interface HistoryUsed {
  /** Recorded sends that were learnt from. */
  readonly campaigns: number;
  /** Commit of the ledger; null without one. */
  readonly tip: string | null;
  readonly leftOut: readonly { readonly reason: SendLeftOut; readonly count: number }[];
  /** Records of the ledger that could not be trusted. */
  readonly quarantined: number;
  /** The expected total rate without the history; null when nothing was learnt. */
  readonly totalWithout: number | null;
  /** A slow upward creep among the recorded sends; null when there is none, or they are too few to tell. */
  readonly drift: DriftTold | null;
  /** True when every outcome was counted in total only, so that what sources and causes do is mostly assumed. */
  readonly totalsOnly: boolean;
  /** Expected hard bounces of a source with the history over those without it. */
  readonly sources: readonly { readonly source: string; readonly factor: number }[];
  readonly impliedDeliveries: DeliveriesUsed;
}

/** The deliveries that past sends imply: addresses that were mailed and are on file with no bounce. */
export interface DeliveriesUsed {
  /** Recipients of this list whose newest proof of life is an implied delivery. */
  readonly recipients: number;
  /** Past sends that imply deliveries. */
  readonly sends: number;
  readonly skipped: SendsSkipped;
}
