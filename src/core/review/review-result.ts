import type { CampaignResult, Reason, Verdict } from '../campaign-result.ts';
import type { FindingCode, Problem } from '../finding.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import type { Pairing } from './pair-campaigns.ts';
import type { RuleChange } from './rule-changes.ts';

/** Rules that only a change can break. */
export const reviewReasonCodes = [
  'policy-removed',
  'campaign-removed',
  'suppression-files-dropped',
  'list-growth',
  'list-shrink',
  'suppressions-deleted',
  'newly-suppressed',
  'recipients-returned',
] as const;
export type ReviewReasonCode = (typeof reviewReasonCodes)[number];

/** A rule that the change breaks. Shares are fractions, the rest counts recipients or suppressions. */
export interface ReviewReason {
  readonly code: Reason['code'] | ReviewReasonCode;
  readonly severity: 'warn' | 'fail';
  readonly measured: number;
  readonly limit: number;
}

/** How the recipients of a list changed. A re-sorted, re-quoted or re-encoded list has no changes. */
export interface ListChange {
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  /** Added recipients that are suppressed, or that an earlier version of the list had and a later one had not. */
  readonly returned: number;
  /** Recipients on both sides whose dates, source or other evidence differ. */
  readonly evidenceChanged: number;
  /** Recipients on both sides that the change's suppressions newly suppress. */
  readonly newlySuppressed: number;
}

/** How the suppressions changed; deleted ones still count for the change that deletes them. */
export interface SuppressionChange {
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly deleted: number;
  readonly deletedByReason: Readonly<Partial<Record<SuppressionReason, number>>>;
  /** Deleted suppressions of recipients who are on the list: the dangerous ones. */
  readonly deletedOnList: number;
  /** Where the deleted ones were, most first; one that two files state counts in both. */
  readonly deletedFrom: readonly DeletedFrom[];
  /** Files that are still there and that the change does not name any more, the first 100. */
  readonly droppedFiles: readonly string[];
}

/** What became of a file that suppressions were deleted from. */
export const fileFates = ['edited', 'deleted', 'not-named'] as const;
export type FileFate = (typeof fileFates)[number];

/** A file of the base that suppressions were deleted from. */
export interface DeletedFrom {
  readonly file: string;
  readonly suppressions: number;
  /** Not named: it is still there, but the change's policy does not read it. */
  readonly fate: FileFate;
}

/** The campaign of the base whose rules judge a campaign of the head. */
export interface BaseCampaign {
  readonly name: string;
  readonly pairedBy: Pairing;
  /** Whether the head has that name too. */
  readonly stays: boolean;
}

/** What a change takes away. */
export interface Removal {
  /** One campaign, or the policy with every rule. */
  readonly what: 'campaign' | 'policy';
  /** Whether the list stays in the repository. */
  readonly listStays: boolean;
}

/** Why no more earlier versions of a list were looked at; `start` says that these are all there are. */
export const lookBackEnds = ['start', 'limit', 'shallow', 'time', 'unreadable'] as const;
export type LookBackEnd = (typeof lookBackEnds)[number];

/** How far a review looked for recipients who were removed before. */
export interface LookedBack {
  readonly versions: number;
  readonly end: LookBackEnd;
}

/** Findings on added entries, with their lines in the head version. */
export interface NewFindings {
  readonly code: FindingCode;
  readonly count: number;
  readonly lines: readonly number[];
}

/** What a change does to one campaign. */
export interface ReviewResult {
  readonly campaign: string;
  /** Where the list lies in the head version, else where it lay. */
  readonly list: string;
  readonly verdict: Verdict;
  readonly reasons: readonly ReviewReason[];
  /** The base version, judged by its own suppressions; null when there was none. */
  readonly before: CampaignResult | null;
  /** The head version, judged by the rules of the base; null when it is gone. */
  readonly after: CampaignResult | null;
  readonly change: ListChange;
  readonly suppressions: SuppressionChange;
  readonly newFindings: readonly NewFindings[];
  /** How many rows of the smallest fix the base has too: more than 0 only where new rows alone do not suffice. */
  readonly olderRowsInFix: number;
  /** Earlier versions of the list that were read; null where the base has none. */
  readonly lookedBack: LookedBack | null;
  /** The campaign of the base that it continues; null for a new one. */
  readonly baseCampaign: BaseCampaign | null;
  /** What the change takes away; null while the campaign stays. */
  readonly removal: Removal | null;
  /** Rules that hold once the change is merged, where they differ from those that judged it; the first 100. */
  readonly ruleChanges: readonly RuleChange[];
  readonly ruleChangesTotal: number;
  /** True when the change edits the rules of this campaign; it was judged by the old ones. */
  readonly policyChanged: boolean;
  /** True when there were no rules to judge by, so that the defaults were used. */
  readonly policyIsNew: boolean;
  readonly problems: readonly Problem[];
}
