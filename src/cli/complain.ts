import type { Problem } from '../core/finding.ts';
import { problemSentence } from '../report/prose/problems.ts';
import type { ExitCode } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Says what is wrong and gives the exit code for it. */
export function complain(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  for (const problem of problems) terminal.stderr.write(`${problemSentence(problem)}\n`);
  return 2;
}
