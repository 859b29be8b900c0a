/** The process as the commands see it; tests hand in their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly nowMs: number;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The command that runs, so that what is wrong with its arguments leads to its help. */
  readonly command?: string;
}

/** The part of a stream that commands write to. */
export interface OutputStream {
  readonly write: (text: string) => boolean;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** True when colours help: a terminal, and nobody asked for none (https://no-color.org). */
export function wantsColour(terminal: Terminal): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = terminal.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0') return true;
  return terminal.stdout.isTTY === true && TERM !== 'dumb';
}
