import type { ReviewResult } from '../core/review/review-result.ts';
import { lookBackPhrase } from './prose/look-back.ts';
import { isBaseUnknown } from './review-sentence.ts';

/** What a change does to a list and to the suppressions, as rows of a name and a number. */
export function reviewChanges(review: ReviewResult): readonly (readonly [name: string, number: number])[] {
  const { change, suppressions, lookedBack } = review;
  const looked = lookedBack === null ? '' : `; ${lookBackPhrase(lookedBack)}`;
  const compared: readonly (readonly [string, number])[] = [
    ['added', change.added],
    ['removed', change.removed],
    [`brought back (suppressed or removed before${looked})`, change.returned],
    ['evidence changed (dates, source)', change.evidenceChanged],
    ['newly suppressed', change.newlySuppressed],
  ];
  const onList = ['of those for recipients on the list', suppressions.deletedOnList] as const;
  const isKnown = !isBaseUnknown(review);
  return [
    ...(isKnown ? ([['recipients before', change.before]] as const) : []),
    ['recipients after', change.after],
    ...(isKnown ? compared : []),
    ['suppressions added', suppressions.added],
    ['suppressions deleted', suppressions.deleted],
    ...(suppressions.deleted > 0 ? [onList] : []),
  ];
}
