import { posix } from 'node:path';
import type { Commit } from './commit.ts';
import type { GitAnswer } from './git-answer.ts';
import { failureProblem } from './git-failure.ts';
import type { Scratch } from './make-scratch.ts';
import { readParts } from './read-output.ts';

/** A file that is not where it was: its path there, and its content where that is known. */
export interface WantedFile {
  readonly path: string;
  readonly oid: string | null;
}

/** The first file with the same content, and the first of the same name; null where there is none. */
export interface MovedFile {
  readonly sameContent: string | null;
  readonly sameName: string | null;
}

/** Looks through all files of a commit for one that was moved; names are compared without case. */
export async function findMovedFile(
  { git }: Scratch,
  commit: Commit,
  { path, oid }: WantedFile,
): Promise<GitAnswer<MovedFile>> {
  const found: { sameContent: string | null; sameName: string | null } = {
    sameContent: null,
    sameName: null,
  };
  const wanted = nameOf(path);
  try {
    for await (const line of readParts(git, ['ls-tree', '-r', '-z', '--full-tree', commit.id], '\0')) {
      const [, mode, id, name] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      if (name === undefined || mode?.startsWith('100') !== true || name === path) continue;
      if (id === oid) found.sameContent ??= name;
      if (nameOf(name) === wanted) found.sameName ??= name;
    }
    return { ok: true, value: found };
  } catch (error) {
    const missing = { code: 'git-object-missing', args: { commit: commit.name } } as const;
    return { ok: false, problem: { ...failureProblem(error, missing), file: path } };
  }
}

function nameOf(path: string): string {
  return posix.basename(path).toLowerCase();
}
