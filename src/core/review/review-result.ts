import type { CampaignResult, Reason, Verdict } from '../campaign-result.ts';
import type { FindingCode, Problem } from '../finding.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';

/** Rules that only a change can break. */
export const reviewReasonCodes = [
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
  /** True when the change edits the rules of this campaign; it was judged by the old ones. */
  readonly policyChanged: boolean;
  /** True when there were no rules to judge by, so that the defaults were used. */
  readonly policyIsNew: boolean;
  readonly problems: readonly Problem[];
}
