import type { Problem } from '../../core/finding.ts';
import { digestChunks, type ReadingForm } from '../digest-chunks.ts';
import { brokenSource, type FileSource, type OnBytes } from '../open-file.ts';
import type { Commit } from './commit.ts';
import { findEntry, type TreeEntry } from './find-entry.ts';
import { failureProblem, GitFailure } from './git-failure.ts';
import type { Scratch } from './make-scratch.ts';
import type { Git } from './run-git.ts';

/** How a file of a commit is read, how it is named in reports, when not by its path, and who is told of its progress. */
export interface OpenBlobOptions extends ReadingForm {
  readonly shownPath?: string;
  readonly onBytes?: OnBytes;
}

// because 4 GiB are unpacked at 100 MB/s or less on a busy runner
const blobWaitMs = 300_000;

/**
 * Opens a file of a commit for streaming, as `openFile` does for one on disk: git runs while its bytes are read, seal and gzip are
 * undone, the digest is of the bytes as committed. Whatever is wrong becomes the source's problem; nothing is thrown.
 */
export async function openBlob(
  scratch: Scratch,
  commit: Commit,
  path: string,
  { shownPath = path, ...options }: OpenBlobOptions = {},
): Promise<FileSource> {
  const refuse = (problem: Problem) => brokenSource(shownPath, { ...problem, file: shownPath });
  const found = await findEntry(scratch, commit, path);
  if (!found.ok) return refuse(found.problem);
  if (found.value.kind !== 'file') return refuse(notAFile(found.value.kind, commit));
  const missing = { code: 'git-object-missing', args: { commit: commit.name } } as const;
  const origin = {
    ...options,
    file: shownPath,
    args: { commit: commit.name },
    problemOf: (error: unknown) => failureProblem(error, missing),
  };
  return { path: shownPath, ...digestChunks(blobChunks(scratch.git, found.value), origin) };
}

function notAFile(kind: Exclude<TreeEntry['kind'], 'file'>, commit: Commit): Problem {
  const args = { commit: commit.name };
  if (kind === 'missing') return { code: 'file-missing', args };
  if (kind === 'folder') return { code: 'file-not-regular', args: { ...args, kind: 'folder' } };
  return { code: kind === 'symlink' ? 'git-symlink' : 'git-submodule', args };
}

async function* blobChunks(
  git: Git,
  { oid, bytes }: { readonly oid: string; readonly bytes: number },
): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of git.stream(['cat-file', 'blob', oid], blobWaitMs)) {
    read += chunk.length;
    yield chunk;
  }
  if (read !== bytes) throw new GitFailure('crashed', `${read} of ${bytes} bytes`);
}
