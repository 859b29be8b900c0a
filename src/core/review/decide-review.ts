import type { CampaignResult, Reason } from '../campaign-result.ts';
import type { FindingCode } from '../finding.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { Limit } from '../policy/limit.ts';
import type { ListChange, NewFindings, ReviewReason, SuppressionChange } from './review-result.ts';

/** What a review is decided on. */
export interface ReviewFacts {
  readonly before: CampaignResult | null;
  readonly after: CampaignResult;
  readonly change: ListChange;
  readonly suppressions: SuppressionChange;
  readonly newFindings: readonly NewFindings[];
  readonly policy: CampaignPolicy;
}

/**
 * The reasons of a review. Absolute limits on rates hold for what the change leads to; when the list itself does not
 * change (only suppressions do) they warn, because knowing more is no fault. Counts and shares are judged by what the
 * change makes worse, unless the policy judges everything. Growth, shrinkage and deleted suppressions come on top.
 */
export function decideReview(facts: ReviewFacts): ReviewReason[] {
  const { after, change, policy } = facts;
  // because rows that repeat a recipient change the list without changing who is on it
  const rowsChanged = facts.before?.counts.rows !== after.counts.rows;
  const listChanged = change.added + change.removed + change.evidenceChanged > 0 || rowsChanged;
  const kept = after.reasons.flatMap((reason): ReviewReason[] => {
    if (policy.reviewJudges === 'everything' || facts.before === null) return [reason];
    const worse = whatGotWorse(reason, facts);
    if (worse === null) return [];
    return [listChanged ? worse : { ...worse, severity: 'warn' }];
  });
  return [...suppressionReasonsOf(facts), ...kept, ...sizeReasons(change, policy)];
}

function whatGotWorse(reason: Reason, { before, newFindings }: ReviewFacts): Reason | null {
  if (reason.code.startsWith('suppressed-')) {
    // because the codes of these reasons are those of their findings
    const measured = newFindings.find(({ code }) => code === (reason.code as FindingCode))?.count ?? 0;
    return measured === 0 ? null : { ...reason, measured };
  }
  if (reason.code === 'invalid-rows' || reason.code === 'duplicate-rows') {
    return reason.measured > shareBefore(reason.code, before) ? reason : null;
  }
  return reason;
}

function shareBefore(code: 'invalid-rows' | 'duplicate-rows', before: CampaignResult | null): number {
  if (before === null || before.counts.rows === 0) return 0;
  const { invalid, duplicates, rows } = before.counts;
  return (code === 'invalid-rows' ? invalid : duplicates) / rows;
}

function suppressionReasonsOf({ suppressions, change, policy }: ReviewFacts): ReviewReason[] {
  const share = suppressions.before === 0 ? 0 : suppressions.deleted / suppressions.before;
  const { warn } = policy.suppressionShrink;
  const deleted: ReviewReason[] =
    suppressions.deleted > 0 && warn !== null && share >= warn
      ? [{ code: 'suppressions-deleted', severity: 'warn', measured: suppressions.deleted, limit: 0 }]
      : [];
  const newly: ReviewReason[] =
    change.newlySuppressed > 0
      ? [{ code: 'newly-suppressed', severity: 'warn', measured: change.newlySuppressed, limit: 0 }]
      : [];
  const returned: ReviewReason[] =
    change.returned > 0
      ? [{ code: 'recipients-returned', severity: 'warn', measured: change.returned, limit: 0 }]
      : [];
  return [...deleted, ...newly, ...returned];
}

function sizeReasons({ before, after }: ListChange, policy: CampaignPolicy): ReviewReason[] {
  if (before === 0) return [];
  return [
    ...limitReason('list-growth', (after - before) / before, policy.growth),
    ...limitReason('list-shrink', (before - after) / before, policy.shrink),
  ];
}

function limitReason(code: 'list-growth' | 'list-shrink', measured: number, limit: Limit): ReviewReason[] {
  if (measured <= 0) return [];
  if (limit.fail !== null && measured > limit.fail)
    return [{ code, severity: 'fail', measured, limit: limit.fail }];
  if (limit.warn !== null && measured >= limit.warn)
    return [{ code, severity: 'warn', measured, limit: limit.warn }];
  return [];
}
