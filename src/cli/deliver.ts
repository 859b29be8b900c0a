import { resolve } from 'node:path';
import { show } from '../report/show.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/**
 * Prints a report, or writes it to a file. The verdict must not depend on a write: a report that cannot be written is
 * said, and printed instead.
 */
export async function deliver(report: string, output: string | undefined, terminal: Terminal): Promise<void> {
  if (output === undefined) {
    terminal.stdout.write(report);
    return;
  }
  try {
    await writeOutput(resolve(terminal.cwd, output), report);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    terminal.stderr.write(
      `The report could not be written to ${show(output)} (${reason}). The verdict stands.\n`,
    );
    terminal.stdout.write(report);
  }
}
