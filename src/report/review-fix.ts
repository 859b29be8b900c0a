import type { DeletedFrom, FileFate, ReviewReasonCode, ReviewResult } from '../core/review/review-result.ts';
import { fixLines } from './fix.ts';
import { count, counted } from './numbers.ts';
import { someFiles } from './prose/review-reasons.ts';
import { show } from './show.ts';

/** What would mend a change, the suppressions first: they keep people out of every later send too. Empty when it passes. */
export function reviewFixLines(review: ReviewResult): readonly string[] {
  const { verdict, after } = review;
  if (verdict === 'pass') return [];
  const restores = restoreLines(review);
  // because a change that does not fail needs no rows removed, even where the list itself would
  const fails = verdict === 'fail' || (verdict === 'unchecked' && after?.verdict === 'fail');
  const removals = after === null || !fails ? [] : [...fixLines(after), ...whoseRows(review)];
  const isPatch =
    review.suppressions.deletedFrom.some(({ fate }) => fate !== 'not-named') ||
    (fails && after?.smallestFix?.possible === true);
  const hint = 'bounce-gate review --patch fix.patch writes this, for: git apply fix.patch';
  return [...restores, ...stepLines(review), ...removals, ...(isPatch ? [hint] : [])];
}

/** Which rows a fix takes: a reader of a change wants to mend the change, not the list. */
function whoseRows({ before, after, olderRowsInFix }: ReviewResult): string[] {
  const fix = after?.smallestFix;
  if (before === null || !fix?.possible) return [];
  if (olderRowsInFix === 0) return ['take those first that this change adds or edits'];
  const are = olderRowsInFix === 1 ? 'is' : 'are';
  return [
    `${count(olderRowsInFix)} of these ${are} older than this change: its own rows alone do not suffice, and limits on rates hold for the whole list`,
  ];
}

const fates: Readonly<Record<FileFate, (from: DeletedFrom) => string>> = {
  edited: ({ file, suppressions }) => `put back the ${number(suppressions)} deleted from ${show(file)}`,
  deleted: ({ file, suppressions }) => `bring back ${show(file)} with its ${number(suppressions)}`,
  'not-named': ({ file, suppressions }) =>
    `name ${show(file)} under suppressions again, for its ${number(suppressions)}`,
};

// because "the 1 suppression" is no English
function number(suppressions: number): string {
  return suppressions === 1 ? 'suppression' : counted(suppressions, 'suppression');
}

const shownFiles = 5;

function restoreLines({ suppressions }: ReviewResult): string[] {
  const { deleted, deletedFrom, droppedFiles } = suppressions;
  // because not every form of suppression file has rows that could be named
  if (deleted > 0 && deletedFrom.length === 0)
    return [`put back the ${number(deleted)} that this change deletes, unless that was asked for`];
  const lines = deletedFrom.slice(0, shownFiles).map((from) => fates[from.fate](from));
  const more = deletedFrom.length - lines.length;
  if (more > 0) lines.push(`and the same for ${counted(more, 'more file')}`);
  const told = new Set(deletedFrom.map(({ file }) => file));
  const unnamed = droppedFiles.filter((file) => !told.has(file));
  if (unnamed.length > 0) lines.push(`name ${someFiles(unnamed)} under suppressions again`);
  return lines.map((line, index) =>
    index === 0 ? `${line}${deletedFrom.length > 0 ? ', unless that was asked for' : ''}` : line,
  );
}

const steps: Readonly<Partial<Record<ReviewReasonCode, (review: ReviewResult) => string>>> = {
  'policy-removed': ({ removal, list }) =>
    removal?.listStays === true
      ? `bring the policy file back, or delete ${show(list)} too, so that nobody sends it unchecked`
      : 'bring the policy file back, unless nothing is to be sent any more',
  'campaign-removed': ({ removal, list }) =>
    removal?.listStays === true
      ? `bring the campaign back, or delete ${show(list)} too, so that nobody sends it unchecked`
      : 'bring the campaign back, unless it is over',
  'list-growth': ({ change }) =>
    `check that nothing was pasted in by mistake (${count(change.added)} added), or raise policy.growth in a change of its own`,
  'list-shrink': ({ change, removal }) =>
    removal !== null
      ? 'if the campaign is over, allow it with policy.shrink in a change of its own'
      : `check that the export is whole (${count(change.removed)} removed), or raise policy.shrink in a change of its own`,
};

function stepLines(review: ReviewResult): string[] {
  return Object.entries(steps).flatMap(([code, step]) =>
    step !== undefined && review.reasons.some((reason) => reason.code === code) ? [step(review)] : [],
  );
}
