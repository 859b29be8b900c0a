import type { Problem } from '../../core/finding.ts';
import { showable } from '../../core/showable.ts';

/**
 * Why a git call gave no whole answer: `refused` is git's own exit code, `crashed` a signal that was not ours,
 * `closed` that the reader was closed meanwhile.
 */
export type GitFailureReason = 'not-installed' | 'refused' | 'crashed' | 'too-slow' | 'too-long' | 'closed';

/** A git call that gave no whole answer; its message is the command's name only, its detail what git wrote. */
export class GitFailure extends Error {
  readonly reason: GitFailureReason;
  readonly exitCode: number | null;
  readonly detail: string;

  constructor(reason: GitFailureReason, detail = '', exitCode: number | null = null) {
    super(`git: ${reason}`);
    this.reason = reason;
    this.exitCode = exitCode;
    this.detail = detail;
  }
}

/** The problem of a failed call; `refused` is what it means when git itself said no. Other errors are thrown on. */
export function failureProblem(
  error: unknown,
  refused?: Pick<Problem, 'code' | 'args'>,
): Pick<Problem, 'code' | 'args'> {
  if (!(error instanceof GitFailure)) throw error;
  if (error.reason === 'not-installed') return { code: 'git-not-installed', args: {} };
  if (error.reason === 'refused' && refused !== undefined) return refused;
  // because a server or a file may have chosen git's words, they are made inert and cut
  return { code: 'git-failed', args: { reason: error.reason, detail: showable(error.detail) } };
}
