import type { ReviewReason, ReviewReasonCode, ReviewResult } from '../../core/review/review-result.ts';
import { count, counted, limitPercent, percent } from '../numbers.ts';
import { show } from '../show.ts';
import { limitName, reasonSentence } from './reasons.ts';

type ReviewProse = (reason: ReviewReason, review: ReviewResult) => string;

/** The rules that only a change can break, in words. */
const reviewReasonProse: Readonly<Record<ReviewReasonCode, ReviewProse>> = {
  'policy-removed': () => 'from then on nothing would be judged by the rules of this policy',
  'campaign-removed': ({ measured }) =>
    `from then on ${measured === 0 ? 'its list' : `its ${counted(measured, 'recipient')}`} would not be checked any more`,
  'suppression-files-dropped': ({ measured }, { suppressions }) =>
    `${counted(measured, 'suppression file is', 'suppression files are')} named no more, so ${measured === 1 ? 'it keeps' : 'they keep'} nobody out: ${someFiles(suppressions.droppedFiles, measured)}`,
  'list-growth': ({ measured, limit, severity }, { change }) =>
    `the list grows by ${percent(measured, limit)}, from ${count(change.before)} to ${count(change.after)} recipients; ${limitName(severity)} ${limitPercent(limit)}`,
  'list-shrink': ({ measured, limit, severity }, { change }) =>
    `the list shrinks by ${measured === 1 ? '100 %' : percent(measured, limit)}, from ${count(change.before)} to ${count(measured === 1 ? 0 : change.after)} recipients; ${limitName(severity)} ${limitPercent(limit)}`,
  'suppressions-deleted': ({ measured }, { suppressions, after }) => {
    const one = measured === 1;
    const counts = one ? 'it still counts here' : 'they still count here';
    const needed = `other campaigns may need ${one ? 'it' : 'them'}`;
    return `this change deletes ${counted(measured, 'suppression')}${onList(suppressions.deletedOnList, one)}; ${after === null ? needed : counts}`;
  },
  'newly-suppressed': ({ measured }) =>
    `${counted(measured, 'recipient')} on the list ${measured === 1 ? 'is' : 'are'} newly suppressed: clean the list before the send`,
  'recipients-returned': ({ measured }) =>
    `${counted(measured, 'added recipient was', 'added recipients were')} suppressed or removed before`,
};

/** One reason of a review in words. */
export function reviewReasonSentence(reason: ReviewReason, review: ReviewResult): string {
  const { code } = reason;
  if (isReviewCode(code)) return reviewReasonProse[code](reason, review);
  return review.after === null ? '' : reasonSentence({ ...reason, code }, review.after);
}

function isReviewCode(code: ReviewReason['code']): code is ReviewReasonCode {
  return code in reviewReasonProse;
}

function onList(number: number, one: boolean): string {
  if (number === 0) return '';
  return one ? ' of somebody on the list' : `, ${count(number)} of them for recipients on the list`;
}

const namedFiles = 3;

/** Some of several files by name: `a.csv, b.csv, c.csv and 4 more`. */
export function someFiles(files: readonly string[], total = files.length): string {
  const named = files.slice(0, namedFiles);
  const more = total - named.length;
  return `${named.map((file) => show(file)).join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`;
}
