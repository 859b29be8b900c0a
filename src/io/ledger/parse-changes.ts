/** One path that a commit changed: `object` is what it now holds, and all zeros when it is gone. */
export interface Change {
  readonly path: string;
  readonly mode: string;
  readonly object: string;
  readonly gone: boolean;
}

/** A commit with what it changed against its first parent; the time is the committer's, in milliseconds. */
export interface CommitChanges {
  readonly commit: string;
  readonly timeMs: number;
  readonly changes: readonly Change[];
}

const maxTimeSeconds = 253_402_300_799;

/** Reads what `git log` writes with `rawFormat`. */
export function* parseChanges(output: Buffer): Generator<CommitChanges> {
  let current: { commit: string; timeMs: number; changes: Change[] } | undefined;
  let entry: Omit<Change, 'path'> | undefined;
  for (const token of output.toString('utf8').split('\0')) {
    if (entry !== undefined) {
      current?.changes.push({ ...entry, path: token });
      entry = undefined;
    } else if (token.startsWith('\x01')) {
      if (current !== undefined) yield current;
      current = headOf(token);
    } else {
      entry = entryOf(token);
    }
  }
  if (current !== undefined) yield current;
}

function headOf(token: string): { commit: string; timeMs: number; changes: Change[] } {
  const [commit = '', seconds] = token.slice(1).split(' ');
  // because a commit may name any time, it is kept within what a date can be
  const time = Math.min(Math.max(Number(seconds) || 0, 0), maxTimeSeconds);
  return { commit, timeMs: time * 1000, changes: [] };
}

function entryOf(token: string): Omit<Change, 'path'> | undefined {
  const [, mode, object, status] = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(token) ?? [];
  if (mode === undefined || object === undefined) return undefined;
  return { mode, object, gone: status === 'D' };
}
