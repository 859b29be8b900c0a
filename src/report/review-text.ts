import type { ReviewResult } from '../core/review/review-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import { fixLines } from './fix.ts';
import { otherReasons, verdictWord } from './headline.ts';
import { count, counted, percent } from './numbers.ts';
import { problemSentence } from './prose/problems.ts';
import { reviewReasonSentence } from './prose/review-reasons.ts';
import { addedSentence, isQuiet, reviewSentence } from './review-sentence.ts';
import { show } from './show.ts';

/** A review for a terminal: the sentence of each campaign, and where it is not quiet the numbers behind it. */
export function reviewText(run: RunReview): string {
  const problems = run.problems.map(problemSentence);
  if (problems.length > 0) return `${problems.join('\n')}\n\nNothing was checked.\n`;
  if (run.reviews.length === 0) return 'No campaign is touched by this change.\n';
  return `${run.reviews.map(reviewBlock).join('\n\n')}\n`;
}

function reviewBlock(review: ReviewResult): string {
  const first = `${show(review.campaign)}   ${verdictWord[review.verdict]}   ${reviewSentence(review, show(review.campaign))}`;
  if (review.verdict === 'unchecked') {
    return [first, ...review.problems.slice(1).map((problem) => `  also   ${problemSentence(problem)}`)].join(
      '\n',
    );
  }
  const { change } = review;
  const counts = `  ${count(change.before)} recipients before, ${count(change.after)} after: ${count(change.added)} added, ${count(change.removed)} removed, ${count(change.returned)} brought back`;
  if (isQuiet(review)) return [first, counts, ...rulesLine(review)].join('\n');
  return [first, '', counts, ...rates(review), ...also(review), ...fix(review)].join('\n');
}

function rulesLine({ policyChanged }: ReviewResult): string[] {
  return policyChanged
    ? [
        '  The change edits the rules, or which suppressions count; the old ones judged it. Read that edit yourself.',
      ]
    : [];
}

function rates({ before, after }: ReviewResult): string[] {
  if (after === null || after.rates === null) return [];
  const was = before?.rates?.asCommitted;
  const now = after.rates.asCommitted;
  const cell = (name: 'hard' | 'soft' | 'total'): string =>
    `${name} ${was === undefined ? '' : `${percent(was[name].expected)} to `}${percent(now[name].expected)}`;
  return [`  ${cell('hard')}   ${cell('soft')}   ${cell('total')}`];
}

function also(review: ReviewResult): string[] {
  const others = otherReasons(review.reasons);
  const lines = [addedSentence(review), ...others.map((reason) => reviewReasonSentence(reason, review))];
  const { deleted } = review.suppressions;
  if (deleted > 0 && !review.reasons.some(({ code }) => code === 'suppressions-deleted'))
    lines.push(`the change deletes ${counted(deleted, 'suppression')}; they still count here`);
  if (review.policyChanged) lines.push('the change edits the rules; the old ones judged it');
  if (review.policyIsNew) lines.push('there were no rules before; the defaults judged it');
  const where = review.newFindings.map(
    ({ code, count: number, lines: at }) =>
      `${code}: ${counted(number, 'added entry', 'added entries')}, ${show(review.list)}:${at.slice(0, 5).join(', ')}`,
  );
  return labelled(
    'Also',
    [...lines, ...where].filter((line) => line !== ''),
  );
}

function fix({ after, verdict }: ReviewResult): string[] {
  // because a change that does not fail needs no fix, even where the list itself would
  return after === null || verdict !== 'fail' ? [] : labelled('Fix', fixLines(after));
}

function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(4)}   ${line}`);
}
