import type { RunReview } from '../../../src/core/review/run-review.ts';
import type { FixPatch } from '../../../src/io/review/fix-patch.ts';
import { type ReviewRequest, reviewChange } from '../../../src/io/review-change.ts';
import type { TestRepository } from '../git/make-repository.ts';

/** Reviews what a branch changes against main, judged as of 2026-11-20, in this process. */
export function reviewIn({ folder }: TestRepository, more: Partial<ReviewRequest> = {}): Promise<RunReview> {
  return reviewChange({
    folder,
    baseRefs: ['main'],
    headRefs: ['HEAD'],
    policyPath: '.github/bounce-gate.yml',
    campaigns: [],
    limits: {},
    asOfMs: Date.UTC(2026, 10, 20),
    nowMs: Date.UTC(2026, 10, 22),
    ...more,
  });
}

/** The fix of a review. */
export async function fixIn(repository: TestRepository): Promise<FixPatch & { readonly text: string }> {
  const fixes: FixPatch[] = [];
  await reviewIn(repository, { onPatch: (fix) => fixes.push(fix) });
  const { patch = null, byHand = [] } = fixes[0] ?? {};
  return { patch, byHand, text: Buffer.from(patch ?? []).toString('utf8') };
}

/** Codes of the findings that are new by each review. */
export function newCodesIn({ reviews }: RunReview): string[] {
  return reviews.flatMap(({ newFindings }) => newFindings.map(({ code }) => code));
}

/** The reasons of each review as `campaign severity code`. */
export function reasonsIn({ reviews }: RunReview): string[] {
  return reviews.flatMap(({ campaign, reasons }) =>
    reasons.map(({ severity, code }) => `${campaign} ${severity} ${code}`),
  );
}

/** Codes of all problems, of the run and of its campaigns. */
export function problemsIn({ problems, reviews }: RunReview): string[] {
  return [...problems, ...reviews.flatMap((review) => review.problems)].map(({ code }) => code);
}
