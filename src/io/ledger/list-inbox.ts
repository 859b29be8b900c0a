import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { parseChanges } from './parse-changes.ts';
import { parseRecordPath, type RecordPath } from './record-path.ts';

/** An inbox ref that was fetched, and the commit it stands for. */
export interface WaitingRef {
  readonly id: string;
  readonly commit: string;
}

/** A record that waits, and the object of git that holds it. */
export interface WaitingFile extends RecordPath {
  readonly object: string;
}

/** What waits under one ref; `files` is null when it holds anything but records. */
export interface WaitingRecords extends WaitingRef {
  readonly timeMs: number;
  readonly files: readonly WaitingFile[] | null;
}

const maxFilesPerRef = 100;
const regularFile = '100644';

/** Looks into inbox commits, of which no history may have been fetched; those that git cannot read are left out. */
export async function listInbox(
  git: Git,
  refs: readonly WaitingRef[],
  deadline: Deadline,
): Promise<readonly WaitingRecords[]> {
  if (refs.length === 0) return [];
  const input = [Buffer.from(refs.map(({ commit }) => `${commit}\n`).join(''))];
  const args = ['log', '--no-walk=unsorted', '--stdin', ...rawFormat];
  const { output } = await callGit(git, args, { waitMs: deadline.callMs(), input });
  const commits = new Map([...parseChanges(output)].map((found) => [found.commit, found]));
  return refs.flatMap((ref) => {
    const found = commits.get(ref.commit);
    if (found === undefined) return [];
    const files = found.changes.map(({ path, object, mode }) => {
      const record = mode === regularFile ? parseRecordPath(path) : undefined;
      return record === undefined ? [] : [{ ...record, object }];
    });
    const known = files.length <= maxFilesPerRef && files.every((file) => file.length === 1);
    return [{ ...ref, timeMs: found.timeMs, files: known ? files.flat() : null }];
  });
}

/** How `git log` has to write for `parseChanges` to read it. */
export const rawFormat = [
  '--raw',
  '-z',
  '--root',
  '--no-abbrev',
  '--no-renames',
  '--no-show-signature',
  '--no-notes',
  '--format=%x01%H %ct',
];
