import type { Problem } from '../core/finding.ts';
import { helpLines } from '../report/help-link.ts';
import { problemSentence } from '../report/prose/problems.ts';
import type { ExitCode } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Says what is wrong and where it is explained, and gives the exit code for it. */
export function complain(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  const lines = [...problems.map(problemSentence), ...helpLines(problems, terminal.command)];
  for (const line of lines) terminal.stderr.write(`${line}\n`);
  return 2;
}
