import type { ReviewReason, ReviewReasonCode, ReviewResult } from '../../core/review/review-result.ts';
import { count, counted, limitPercent, percent } from '../numbers.ts';
import { limitName, reasonSentence } from './reasons.ts';

type ReviewProse = (reason: ReviewReason, review: ReviewResult) => string;

/** The rules that only a change can break, in words. */
const reviewReasonProse: Readonly<Record<ReviewReasonCode, ReviewProse>> = {
  'list-growth': ({ measured, limit, severity }, { change }) =>
    `the list grows by ${percent(measured, limit)}, from ${count(change.before)} to ${count(change.after)} recipients; ${limitName(severity)} ${limitPercent(limit)}`,
  'list-shrink': ({ measured, limit, severity }, { change }) =>
    `the list shrinks by ${percent(measured, limit)}, from ${count(change.before)} to ${count(change.after)} recipients; ${limitName(severity)} ${limitPercent(limit)}`,
  'suppressions-deleted': ({ measured }, { suppressions }) =>
    `this change deletes ${counted(measured, 'suppression')}${onList(suppressions.deletedOnList)}; they still count here`,
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

function onList(number: number): string {
  return number === 0 ? '' : `, ${count(number)} of them for recipients on the list`;
}
