import type { ReviewResult } from '../core/review/review-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import { type Annotation, annotationsPerLevel, problemAnnotation } from './annotations.ts';
import { count } from './numbers.ts';
import { findingProse } from './prose/findings.ts';
import { reviewSentence } from './review-sentence.ts';
import { show } from './show.ts';

/** The annotations of a review within GitHub's budget: verdicts and problems, then lines that the change adds. */
export function reviewAnnotations(run: RunReview): readonly Annotation[] {
  const problems = [...run.problems, ...run.reviews.flatMap((review) => review.problems)].map(
    problemAnnotation,
  );
  const verdicts = run.reviews.flatMap(verdictAnnotation);
  const lines = run.reviews.flatMap(lineAnnotations);
  const all = [...problems, ...verdicts, ...lines];
  return (['error', 'warning'] as const).flatMap((level) =>
    all.filter((annotation) => annotation.level === level).slice(0, annotationsPerLevel),
  );
}

function verdictAnnotation(review: ReviewResult): Annotation[] {
  const { verdict } = review;
  if (verdict === 'pass' || verdict === 'unchecked') return [];
  const title = `Bounce Gate: ${show(review.campaign)}`;
  const message = reviewSentence(review, show(review.campaign));
  return [{ level: verdict === 'fail' ? 'error' : 'warning', title, message, ...placeOf(review) }];
}

/** The first line that the change makes worse; the list's first where none is known, and none where the list is gone. */
function placeOf({ after, list, newFindings }: ReviewResult): Pick<Annotation, 'file' | 'line'> {
  if (after === null) return {};
  const lines = newFindings.flatMap((found) => found.lines.slice(0, 1));
  return { file: list, line: lines.length === 0 ? 1 : Math.min(...lines) };
}

const linesPerFinding = 2;

function lineAnnotations(review: ReviewResult): Annotation[] {
  const level = review.verdict === 'fail' ? 'error' : 'warning';
  return review.newFindings.flatMap(({ code, count: number, lines }) => {
    const shown = lines.slice(0, linesPerFinding);
    return shown.map((line, index): Annotation => {
      const rest = index === shown.length - 1 ? number - shown.length : 0;
      const more = rest > 0 ? ` (and ${count(rest)} more added lines, see the job summary)` : '';
      const { title } = findingProse[code];
      return { level, title, message: `${title}, and this change adds it${more}`, file: review.list, line };
    });
  });
}
