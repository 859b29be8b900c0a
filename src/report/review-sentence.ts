import type { NewFindings, ReviewResult } from '../core/review/review-result.ts';
import { mainReason } from './headline.ts';
import { count, counted, limitPercent, percent } from './numbers.ts';
import { findingPhrase } from './prose/finding-phrases.ts';
import { problemSentence } from './prose/problems.ts';
import { reviewReasonSentence } from './prose/review-reasons.ts';
import { show } from './show.ts';

/** True when there is nothing to tell but that all is well. */
export function isQuiet(review: ReviewResult): boolean {
  const { verdict, newFindings, suppressions } = review;
  return verdict === 'pass' && newFindings.length === 0 && suppressions.deleted === 0;
}

/** A review in one sentence that can stand alone in a notification; a second one says that it was overridden. */
export function reviewSentence(review: ReviewResult, name: string): string {
  const overridden = review.verdict === 'warn' && review.after?.override?.state === 'applied';
  const parts = [
    verdictSentence(review, name),
    deletionSentence(review),
    overridden ? 'It is overridden.' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** True when the headline says how many deleted suppressions are of people on the list. */
export function tellsDeletion(review: ReviewResult): boolean {
  return deletionSentence(review) !== '';
}

/** What stands behind the verdict where people on the list lose their suppressions and another reason heads it. */
function deletionSentence({ suppressions, reasons, verdict }: ReviewResult): string {
  const { deleted, deletedOnList } = suppressions;
  const isMain = verdict !== 'unchecked' && mainReason(reasons)?.code === 'suppressions-deleted';
  if (deletedOnList === 0 || isMain) return '';
  if (deleted === 1) return 'The change also deletes the suppression of somebody who is on the list.';
  const are = deletedOnList === 1 ? 'is' : 'are';
  return `The change also deletes ${counted(deleted, 'suppression')}: ${count(deletedOnList)} of them ${are} on the list.`;
}

/** True where the base has the list, and it could not be judged, so that nobody knows what the change adds. */
export function isBaseUnknown({ before, baseCampaign }: ReviewResult): boolean {
  return before === null && baseCampaign !== null;
}

function verdictSentence(review: ReviewResult, name: string): string {
  const { verdict, after, before } = review;
  if (verdict === 'unchecked') {
    const [problem] = review.problems;
    return `Could not check ${name}, so it must not be sent: ${problem === undefined ? '' : problemSentence(problem)}`;
  }
  if (after === null || review.removal !== null) return removalSentence(review, name);
  const rateAfter = after.rates?.asCommitted.total.expected ?? 0;
  const rateBefore = before?.rates?.asCommitted.total.expected;
  const limit = after.limits.total.fail;
  const reason = mainReason(review.reasons);
  if (reason === undefined) return `${name} stays fine: ${movement(rateBefore, rateAfter, limit)}.`;
  if (reason.code.endsWith('-rate') && reason.code.startsWith('total')) {
    const until = reason.severity === 'fail' ? 'The limit is' : 'Warnings start at';
    if (rateBefore !== undefined && percent(rateBefore) === percent(rateAfter))
      return `${name} stays ${movement(rateBefore, rateAfter, reason.limit)}. ${until} ${limitPercent(reason.limit)}.`;
    return `This change would ${raise(rateBefore, rateAfter)} ${name} ${movement(rateBefore, rateAfter, reason.limit)}. ${until} ${limitPercent(reason.limit)}.`;
  }
  const outcome = reason.severity === 'fail' ? 'must not be merged as it is' : 'deserves a look';
  return `The change to ${name} ${outcome}: ${reviewReasonSentence(reason, review)}.`;
}

/** What goes, what stays, and what that means from then on. */
function removalSentence(review: ReviewResult, name: string): string {
  const { removal, reasons, list } = review;
  const fails = reasons.find(({ severity }) => severity === 'fail');
  const [first] = reasons;
  const what = removal?.what === 'policy' ? `the policy away, and ${name} with it` : `${name} away`;
  const stays = removal?.listStays === true ? ` ${show(list)} stays in the repository.` : '';
  if (fails !== undefined)
    return `This change takes ${what}, and must not be merged as it is: ${reviewReasonSentence(fails, review)}.${stays}`;
  const then = first === undefined ? '' : `: ${reviewReasonSentence(first, review)}`;
  return `This change takes ${what}${then}.${stays}`;
}

function raise(before: number | undefined, after: number): string {
  if (before === undefined) return 'put';
  return after >= before ? 'raise' : 'lower';
}

function movement(before: number | undefined, after: number, limit: number | null): string {
  const target = `${percent(after, limit)} projected bounces`;
  if (before === undefined) return `at ${target}`;
  if (percent(before) === percent(after)) return `at ${target}, as before`;
  return `from ${percent(before)} to ${target}`;
}

/** What the added recipients bring, as one more sentence; empty when they bring nothing bad. */
export function addedSentence(review: ReviewResult): string {
  // because a duplicate is a row of somebody else's, not an added recipient
  const worst = review.newFindings.find(({ code }) => code !== 'duplicate');
  if (isBaseUnknown(review)) return unknownSentence(review, worst);
  if (worst === undefined || review.change.added === 0) return '';
  return `${count(worst.count)} of the ${counted(review.change.added, 'added recipient')} ${findingPhrase(worst.code, worst.count)}.`;
}

function unknownSentence({ change }: ReviewResult, worst: NewFindings | undefined): string {
  const unknown = 'What it adds is not known, because the list could not be judged before.';
  if (worst === undefined) return unknown;
  return `${count(worst.count)} of the ${counted(change.after, 'recipient')} ${findingPhrase(worst.code, worst.count)}. ${unknown}`;
}
