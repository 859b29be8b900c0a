import type { ReviewResult } from '../core/review/review-result.ts';
import type { BaseMoved } from '../core/review/run-review.ts';
import { count } from './numbers.ts';
import { findingProse } from './prose/findings.ts';
import { pairingSentence } from './prose/pairings.ts';
import { someFiles } from './prose/review-reasons.ts';
import { show } from './show.ts';

/** What a reviewer should know beside the verdict: whose rules judged, and waivers that do not do what they say. */
export function reviewNotes(review: ReviewResult): string[] {
  const { campaign, baseCampaign, after } = review;
  const waivers = (after?.findings ?? []).filter(({ code }) => code.startsWith('waiver-'));
  return [
    pairingSentence(show(campaign), baseCampaign),
    policyNote(review),
    ...waivers.map(({ code, args }) => findingProse[code].sentence(args)),
  ].filter((note) => note !== '');
}

function policyNote({ policyChanged, policyIsNew, ruleChangesTotal, baseCampaign }: ReviewResult): string {
  if (policyIsNew) return 'there were no rules before this change, so the defaults judged it';
  if (policyChanged) return 'this change edits the rules; the old ones judged it';
  return baseCampaign === null && ruleChangesTotal > 0
    ? 'the campaign is new, so the general rules judged it; its own hold from the next change on'
    : '';
}

/** That the base went on, so that a pull request may come to another result; empty when it did not. */
export function baseMovedSentence(moved: BaseMoved | null): string {
  if (moved === null) return '';
  const { name, commits, isMore, files } = moved;
  const base = /^[0-9a-f]{40,64}$/.test(name) ? 'the base' : show(name);
  const number = `${isMore ? 'more than ' : ''}${count(commits)}`;
  const what =
    commits === 0
      ? `${base} has another version of ${someFiles(files)}`
      : `${base} is ${number} ${commits === 1 && !isMore ? 'commit' : 'commits'} ahead on ${someFiles(files)}`;
  const merge = base === 'the base' ? 'merge the base' : `merge ${base}`;
  return `${what}. This was judged without them; CI judges the merge: ${merge} first to see what CI will see.`;
}
