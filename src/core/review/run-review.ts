import { type Verdict, verdicts } from '../campaign-result.ts';
import type { Problem } from '../finding.ts';
import type { ReviewResult } from './review-result.ts';

/** What the base did to files of the reviewed campaigns since the change was started from it. */
export interface BaseMoved {
  /** The base as the user named it. */
  readonly name: string;
  readonly commits: number;
  /** True when there are more commits than were counted. */
  readonly isMore: boolean;
  /** The first 20. */
  readonly files: readonly string[];
}

/** The review of a whole change. */
export interface RunReview {
  readonly verdict: Verdict;
  /** Commits that were compared; empty when they could not be found. */
  readonly base: string;
  readonly head: string;
  readonly reviews: readonly ReviewResult[];
  /** Paths of lists that are the same in the branch's own commit, so that line numbers hold there too. */
  readonly listsOfBranch: readonly string[];
  /** Null when the base left these files alone. */
  readonly baseMoved: BaseMoved | null;
  readonly problems: readonly Problem[];
}

/** Puts the reviews of a change together: its verdict is the worst; a change that touches no campaign passes. */
export function runReview(
  commits: { readonly base: string; readonly head: string },
  reviews: readonly ReviewResult[],
  problems: readonly Problem[],
  { listsOfBranch = [], baseMoved = null }: Partial<Pick<RunReview, 'listsOfBranch' | 'baseMoved'>> = {},
): RunReview {
  const worst = Math.max(0, ...reviews.map(({ verdict }) => verdicts.indexOf(verdict)));
  const verdict = problems.length > 0 ? 'unchecked' : (verdicts[worst] ?? 'unchecked');
  return { verdict, ...commits, reviews, listsOfBranch, baseMoved, problems };
}
