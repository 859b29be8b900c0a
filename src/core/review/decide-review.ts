import type { CampaignResult, Counts, Reason } from '../campaign-result.ts';
import type { FindingCode } from '../finding.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { limitReason } from './limit-reason.ts';
import type { ListChange, NewFindings, ReviewReason, SuppressionChange } from './review-result.ts';
import { suppressionReasons } from './suppression-reasons.ts';
import { warning } from './warning.ts';

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
  return [
    ...suppressionReasons(facts.suppressions, policy),
    ...warning('newly-suppressed', change.newlySuppressed),
    ...warning('recipients-returned', change.returned),
    ...kept,
    ...sizeReasons(change, policy),
  ];
}

function whatGotWorse(reason: Reason, { before, after, newFindings }: ReviewFacts): Reason | null {
  if (reason.code.startsWith('suppressed-') || reason.code.startsWith('alias-')) {
    // because the codes of these reasons are those of their findings
    const measured = newFindings.find(({ code }) => code === (reason.code as FindingCode))?.count ?? 0;
    return measured === 0 ? null : { ...reason, measured };
  }
  if (reason.code === 'invalid-rows' || reason.code === 'duplicate-rows') {
    return before === null || isShareWorse(reason.code, before.counts, after.counts) ? reason : null;
  }
  return reason;
}

/** Integers are compared, since shares are rounded; a share that only grows because good rows go is nobody's bad row. */
function isShareWorse(code: 'invalid-rows' | 'duplicate-rows', was: Counts, is: Counts): boolean {
  const kind = code === 'invalid-rows' ? 'invalid' : 'duplicates';
  return is[kind] > was[kind] && is[kind] * was.rows > was[kind] * is.rows;
}

function sizeReasons({ before, after }: ListChange, policy: CampaignPolicy): ReviewReason[] {
  if (before === 0) return [];
  return [
    ...limitReason('list-growth', (after - before) / before, policy.growth),
    ...limitReason('list-shrink', (before - after) / before, policy.shrink),
  ];
}
