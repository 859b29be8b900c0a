import type { CampaignResult } from '../campaign-result.ts';
import type { RecordOrigin } from '../ledger/check-record.ts';
import type { LedgerHistory } from '../ledger/ledger-history.ts';
import type { OverrideRecord } from '../ledger/ledger-record.ts';
import { recordable } from '../ledger/recordable.ts';
import type { ReviewResult } from '../review/review-result.ts';
import type { Labelling } from './labelling.ts';
import { makeOverride, type OverrideRefusal } from './make-override.ts';
import { overrideSubjectOf } from './override-subject.ts';
import { believeNothing } from './verify-signature.ts';

/** A review that failed, of a campaign that stays. */
export type FailedReview = ReviewResult & { readonly after: CampaignResult };

/** The label, who put it there, and where the record of it is made. */
export interface LabelRequest {
  readonly label: string;
  readonly number: number;
  readonly labelling: Labelling;
  /** Origin of a record at this time. */
  readonly originAt: (atMs: number) => RecordOrigin;
}

/** What a label does for one campaign. */
export type LabelOverride =
  | { readonly kind: 'made'; readonly record: OverrideRecord }
  | { readonly kind: 'refused'; readonly campaign: string; readonly refusal: OverrideRefusal };

/**
 * Makes the override that a label stands for, dated to the moment it was put there. So it ends a day after that however
 * late a run looks, a send since then has used it up, and a job that runs again makes no second permission of one label.
 */
export function labelOverride(
  review: FailedReview,
  { label, number, labelling, originAt }: LabelRequest,
  { overrides, approvals, checks }: LedgerHistory,
): LabelOverride {
  const { campaign, reasons, after } = review;
  const subject = { ...overrideSubjectOf(after), verdict: 'fail', reasons } as const;
  const request = {
    reason: recordable(`label ${label} on #${number} by ${labelling.login}`, 280),
    by: recordable(labelling.login, 80),
    via: 'label',
    expiresAtMs: null,
    nowMs: Date.parse(after.judgedAt),
    origin: originAt(labelling.atMs),
  } as const;
  const tools = { overrides, approvals, checks, verifySignature: believeNothing, sign: null };
  const made = makeOverride(subject, request, tools);
  return made.ok
    ? { kind: 'made', record: made.record }
    : { kind: 'refused', campaign, refusal: made.refusal };
}
