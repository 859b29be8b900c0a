import type { CampaignResult } from '../campaign-result.ts';
import { verdictOf } from '../decision/verdict-of.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { limitReason } from './limit-reason.ts';
import type { ListChange, Removal, ReviewReason, ReviewResult, SuppressionChange } from './review-result.ts';
import { shrinkProblems } from './shrink-problems.ts';
import { suppressionReasons } from './suppression-reasons.ts';

/** What is known of a campaign that a change takes away. */
export interface RemovalFacts {
  readonly removal: Removal | null;
  /** Null where the list could not be judged. */
  readonly before: CampaignResult | null;
  readonly suppressions: SuppressionChange;
  readonly policy: CampaignPolicy;
}

/** What is decided of a change, with what it rests on. */
export type ReviewJudged = Pick<
  ReviewResult,
  'verdict' | 'reasons' | 'after' | 'change' | 'suppressions' | 'newFindings' | 'olderRowsInFix' | 'problems'
>;

/**
 * Judges a change that takes a campaign away. It sends nothing, but nobody checks what no policy names, so it warns; it
 * is also a list that shrinks to nothing, and its suppressions are limited as in any change.
 */
export function judgeRemoval({ removal, before, suppressions, policy }: RemovalFacts): ReviewJudged {
  const recipients = before?.counts.recipients ?? 0;
  const problems = shrinkProblems(suppressions, policy);
  const reasons: ReviewReason[] = [
    removalReason(removal, recipients),
    ...limitReason('list-shrink', 1, policy.shrink),
    ...suppressionReasons(suppressions, policy),
  ];
  return {
    verdict: problems.length > 0 ? 'unchecked' : verdictOf(reasons),
    reasons: problems.length > 0 ? [] : reasons,
    after: null,
    change: { ...noChange, before: recipients, removed: recipients },
    suppressions,
    newFindings: [],
    olderRowsInFix: 0,
    problems,
  };
}

/**
 * The reasons of a campaign that a change takes away while its list stays: judged as if it stayed too, else taking it
 * away would let anything onto the list; and still a list that shrinks to nothing.
 */
export function withRemoval(
  reasons: readonly ReviewReason[],
  { removal, after, policy }: Pick<RemovalFacts, 'removal' | 'policy'> & { readonly after: CampaignResult },
): readonly ReviewReason[] {
  if (removal === null) return reasons;
  const shrinks = limitReason('list-shrink', 1, policy.shrink);
  const others = reasons.filter(({ code }) => code !== 'list-shrink');
  return [removalReason(removal, after.counts.recipients), ...shrinks, ...others];
}

function removalReason(removal: Removal | null, measured: number): ReviewReason {
  const code = removal?.what === 'policy' ? 'policy-removed' : 'campaign-removed';
  return { code, severity: 'warn', measured, limit: 0 };
}

const noChange: ListChange = {
  before: 0,
  after: 0,
  added: 0,
  removed: 0,
  returned: 0,
  evidenceChanged: 0,
  newlySuppressed: 0,
};
