import type { ReviewResult } from '../core/review/review-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import {
  type Annotation,
  annotationPlace,
  annotationsPerLevel,
  problemAnnotation,
  withinBudget,
} from './annotations.ts';
import { count } from './numbers.ts';
import { findingProse } from './prose/findings.ts';
import { isBaseUnknown, reviewSentence } from './review-sentence.ts';
import { show } from './show.ts';
import { spread } from './spread.ts';

/** The annotations of a review within GitHub's budget: verdicts and problems, then lines that the change adds. */
export function reviewAnnotations(run: RunReview): readonly Annotation[] {
  const problems = [...run.problems, ...run.reviews.flatMap((review) => review.problems)].map(
    problemAnnotation,
  );
  const heads = [...problems, ...run.reviews.flatMap(verdictAnnotation)];
  return (['error', 'warning'] as const).flatMap((level) => {
    const first = heads.filter((head) => head.level === level);
    const reviews = run.reviews.filter((review) => levelOf(review) === level);
    const room = Math.max(0, annotationsPerLevel - first.length);
    return withinBudget([...first, ...lineAnnotations(reviews, level, room)]);
  });
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
  return annotationPlace({ file: list, line: lines.length === 0 ? 1 : Math.min(...lines) });
}

function levelOf({ verdict }: ReviewResult): Annotation['level'] {
  return verdict === 'fail' ? 'error' : 'warning';
}

/** Lines that the change adds, spread over the kinds of findings; the last of each kind tells how many more. */
function lineAnnotations(
  reviews: readonly ReviewResult[],
  level: Annotation['level'],
  room: number,
): Annotation[] {
  const groups = reviews.flatMap((review) =>
    review.newFindings.map((found) => ({ list: review.list, added: !isBaseUnknown(review), ...found })),
  );
  const shares = spread(
    groups.map(({ lines }) => lines.length),
    room,
  );
  return groups.flatMap(({ list, added, code, count: total, lines }, group) => {
    const shown = lines.slice(0, shares[group]);
    return shown.map((line, index): Annotation => {
      const rest = index === shown.length - 1 ? total - shown.length : 0;
      const more =
        rest > 0 ? ` (and ${count(rest)} more ${added ? 'added ' : ''}lines, see the job summary)` : '';
      const { title } = findingProse[code];
      return {
        level,
        title,
        message: `${title}${added ? ', and this change adds it' : ''}${more}`,
        ...annotationPlace({ file: list, line }),
      };
    });
  });
}
