import { Readable } from 'node:stream';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

/** What a command line did: its exit code and everything it wrote. */
export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerminalOptions {
  readonly cwd: string;
  readonly env?: Terminal['env'];
  readonly isTTY?: boolean;
  readonly stdin?: string | Uint8Array;
  readonly nowMs?: number;
}

/** Runs a command line in this process, on a terminal that remembers what was written. */
export async function runOnTerminal(args: readonly string[], options: TerminalOptions): Promise<CliRun> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    isTTY: options.isTTY,
    write: (text: string): boolean => {
      written[name] += text;
      return true;
    },
  });
  const exitCode = await runCli(args, {
    env: options.env ?? {},
    cwd: options.cwd,
    nowMs: options.nowMs ?? Date.UTC(2026, 10, 22),
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  });
  return { exitCode, ...written };
}
