import type { Problem } from '../core/finding.ts';

/** Why a file cannot be read or written as it is asked for; `code` and `args` are those of the problem. */
export class FileFault extends Error {
  readonly code: Problem['code'];
  readonly args: Problem['args'];

  constructor({ code, args }: Pick<Problem, 'code' | 'args'>) {
    super(code);
    this.name = 'FileFault';
    this.code = code;
    this.args = args;
  }
}
