import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { reasonOf } from './ledger-reason.ts';

/** What a new commit changes: bytes, an object that is already there, or nothing any more. */
export type PathChange =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly object: string }
  | { readonly path: string; readonly gone: true };

/** A commit to be made; `parent` is null for the first of a branch. */
export interface NewCommit {
  readonly parent: string | null;
  readonly timeMs: number;
  readonly message: string;
  readonly changes: readonly PathChange[];
}

/** The id of the new commit, or why there is none. */
export type CommitImported =
  | { readonly ok: true; readonly commit: string }
  | { readonly ok: false; readonly reason: LedgerReason };

/** Makes a commit in one process, without an index or a working tree. */
export async function importCommit(git: Git, commit: NewCommit, deadline: Deadline): Promise<CommitImported> {
  const args = ['fast-import', '--quiet', '--done', '--date-format=raw', '--force'];
  const called = await callGit(git, args, { waitMs: deadline.callMs(), input: streamOf(commit) });
  if (called.failure !== null) return { ok: false, reason: reasonOf(called.failure) };
  const id = called.output.toString('utf8').trim();
  return /^[0-9a-f]{40,64}$/.test(id) ? { ok: true, commit: id } : { ok: false, reason: 'crashed' };
}

// https://git-scm.com/docs/git-fast-import; paths are of our own pattern and need no quotes
function* streamOf({ parent, timeMs, message, changes }: NewCommit): Generator<Buffer> {
  const seconds = Math.max(0, Math.floor(timeMs / 1000));
  yield Buffer.from(`commit refs/ledger/new\nmark :1\ncommitter Bounce Gate <> ${seconds} +0000\n`);
  yield* dataOf(Buffer.from(message));
  if (parent !== null) yield Buffer.from(`from ${parent}\n`);
  else yield Buffer.from('deleteall\n');
  for (const change of changes) {
    if ('gone' in change) yield Buffer.from(`D ${change.path}\n`);
    else if ('object' in change) yield Buffer.from(`M 100644 ${change.object} ${change.path}\n`);
    else {
      yield Buffer.from(`M 100644 inline ${change.path}\n`);
      yield* dataOf(change.bytes);
    }
  }
  yield Buffer.from('get-mark :1\ndone\n');
}

function* dataOf(bytes: Uint8Array): Generator<Buffer> {
  yield Buffer.from(`data ${bytes.length}\n`);
  yield Buffer.from(bytes);
  yield Buffer.from('\n');
}
