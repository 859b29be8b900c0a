import type { Verdict } from '../campaign-result.ts';

/** When the gate comments on a pull request. */
export const commentModes = ['off', 'always', 'changes', 'on-failure', 'on-change-of-verdict'] as const;
export type CommentMode = (typeof commentModes)[number];

/** What is known when it is decided whether to write the comment. */
export interface CommentFacts {
  readonly mode: CommentMode;
  /** From the marker of our own earlier comment: null when there is none, `unknown` when it names no verdict. */
  readonly previous: Verdict | 'unknown' | null;
  readonly current: Verdict;
  /** Whether the pull request changes who would be mailed or what suppresses it. */
  readonly listChanged: boolean;
}

/**
 * Whether the comment is to be written now. A comment that stands is never left telling another verdict, in any mode
 * but `off`; the modes differ in when a first comment appears and in when one with the same verdict is refreshed.
 */
export function shouldComment({ mode, previous, current, listChanged }: CommentFacts): boolean {
  if (mode === 'off') return false;
  if (mode === 'always') return true;
  if (previous !== null && previous !== current) return true;
  const failed = current === 'fail' || current === 'unchecked';
  if (mode === 'on-failure') return failed;
  if (mode === 'changes') return listChanged || previous !== null;
  return previous === null && (listChanged || current !== 'pass');
}
