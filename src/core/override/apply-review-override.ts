import type { Verdict } from '../campaign-result.ts';
import type { ReviewResult } from '../review/review-result.ts';
import type { RunReview } from '../review/run-review.ts';
import { runVerdict } from '../run-result.ts';
import { applyOverride, judgeInContext, type OverrideContext } from './apply-override.ts';
import { overrideSubjectOf } from './override-subject.ts';

/**
 * The review with what the ledger says of overrides of the head version: one that applies turns `fail` to `warn`. It is
 * told with that version. An override is bound to the files, so it holds for them after the merge as well.
 */
function applyReviewOverride(review: ReviewResult, context: OverrideContext): ReviewResult {
  if (review.after === null) return review;
  const after = applyOverride(review.after, context);
  const { reasons } = review;
  const subject = { ...overrideSubjectOf(after), verdict: ownVerdict(review), reasons };
  const override = judgeInContext(subject, after.judgedAt, context) ?? after.override;
  const verdict = override?.state === 'applied' && subject.verdict === 'fail' ? 'warn' : subject.verdict;
  return { ...review, verdict, after: { ...after, override } };
}

/** The same for every review of a run. */
export function applyRunOverrides(run: RunReview, context: OverrideContext): RunReview {
  if (run.reviews.length === 0) return run;
  const reviews = run.reviews.map((review) => applyReviewOverride(review, context));
  const verdict = run.problems.length > 0 ? run.verdict : runVerdict(reviews);
  return { ...run, reviews, verdict };
}

// because a review that an override let go warns, but its reasons still fail
function ownVerdict({ verdict, reasons }: ReviewResult): Verdict {
  return verdict === 'warn' && reasons.some(({ severity }) => severity === 'fail') ? 'fail' : verdict;
}
