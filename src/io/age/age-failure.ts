import type { Problem } from '../../core/finding.ts';

/** Why a file could not be sealed or opened; `code` and `args` are those of the problem, and tell nothing of a key. */
export class AgeFailure extends Error {
  readonly code: Problem['code'];
  readonly args: Problem['args'];

  constructor({ code, args }: Pick<Problem, 'code' | 'args'>) {
    super(code);
    this.name = 'AgeFailure';
    this.code = code;
    this.args = args;
  }
}
