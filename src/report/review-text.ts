import type { ReviewResult } from '../core/review/review-result.ts';
import type { RunReview } from '../core/review/run-review.ts';
import { otherReasons, verdictWord } from './headline.ts';
import { helpLines } from './help-link.ts';
import { count, counted, percent } from './numbers.ts';
import { lookBackPhrase } from './prose/look-back.ts';
import { overrideSentences } from './prose/overrides.ts';
import { problemSentence } from './prose/problems.ts';
import { reviewReasonSentence } from './prose/review-reasons.ts';
import { reviewFixLines } from './review-fix.ts';
import { baseMovedSentence, reviewNotes } from './review-notes.ts';
import { addedSentence, isBaseUnknown, isQuiet, reviewSentence, tellsDeletion } from './review-sentence.ts';
import { ruleChangeLines } from './rule-changes.ts';
import { show } from './show.ts';

/** A review for a terminal: the sentence of each campaign, and where it is not quiet the numbers behind it. */
export function reviewText(run: RunReview): string {
  const problems = [...run.problems.map(problemSentence), ...helpLines(run.problems)];
  if (problems.length > 0) return `${problems.join('\n')}\n\nNothing was checked.\n`;
  if (run.reviews.length === 0) return 'No campaign is touched by this change.\n';
  const moved = baseMovedSentence(run.baseMoved);
  const note = moved === '' ? [] : [`Note   ${moved}`];
  return `${[...run.reviews.map(reviewBlock), ...note].join('\n\n')}\n`;
}

function reviewBlock(review: ReviewResult): string {
  const first = `${show(review.campaign)}   ${verdictWord[review.verdict]}   ${reviewSentence(review, show(review.campaign))}`;
  const rules = [...labelled('Note', overrideNotes(review)), ...labelled('Rule', ruleChangeLines(review))];
  if (review.verdict === 'unchecked') {
    const others = review.problems.slice(1).map((problem) => problemSentence(problem));
    return [
      first,
      ...labelled('Also', [...others, ...reviewNotes(review)]),
      ...rules,
      ...labelled('Fix', reviewFixLines(review)),
      ...helpLines(review.problems).map((line) => `  ${line}`),
    ].join('\n');
  }
  if (isQuiet(review))
    return [first, countsLine(review), ...labelled('Note', reviewNotes(review)), ...rules].join('\n');
  return [
    first,
    '',
    countsLine(review),
    ...rates(review),
    ...labelled('Also', also(review)),
    ...rules,
    ...labelled('Fix', reviewFixLines(review)),
  ].join('\n');
}

function overrideNotes({ after }: ReviewResult): readonly string[] {
  return after === null ? [] : overrideSentences(after);
}

function countsLine(review: ReviewResult): string {
  const { change, lookedBack } = review;
  const { before, after, added, removed, returned } = change;
  if (isBaseUnknown(review)) return `  ${count(after)} recipients after; how many before could not be told`;
  const looked = lookedBack === null || added === 0 ? '' : ` (${lookBackPhrase(lookedBack)})`;
  return `  ${count(before)} recipients before, ${count(after)} after: ${count(added)} added, ${count(removed)} removed, ${count(returned)} brought back${looked}`;
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
  const told = tellsDeletion(review);
  const lines = others
    .filter(({ code }) => !(told && code === 'suppressions-deleted'))
    .map((reason) => reviewReasonSentence(reason, review));
  const { deleted } = review.suppressions;
  if (deleted > 0 && !told && !review.reasons.some(({ code }) => code === 'suppressions-deleted'))
    lines.push(
      `this change deletes ${counted(deleted, 'suppression')}; ${deleted === 1 ? 'it still counts' : 'they still count'} here`,
    );
  const added = isBaseUnknown(review) ? '' : 'added ';
  const where = review.newFindings.map(
    ({ code, count: number, lines: at }) =>
      `${code}: ${counted(number, `${added}entry`, `${added}entries`)}, ${show(review.list)}:${at.slice(0, 5).join(', ')}`,
  );
  return [addedSentence(review), ...lines, ...reviewNotes(review), ...where].filter((line) => line !== '');
}

function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(4)}   ${line}`);
}
