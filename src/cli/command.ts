import type { Terminal } from './terminal.ts';

/** Exit codes: 0 pass or warn, 1 fail, 2 could not check (bad arguments included). */
export type ExitCode = 0 | 1 | 2;

/** One command of the command line. */
export interface Command {
  /** The whole text of `--help`, with examples. */
  readonly help: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/** A row of the table of commands; a command is loaded when it is asked for, so that others cost it no time. */
export interface CommandEntry {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}
