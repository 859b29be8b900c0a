import { type Commit, parseCommit } from './commit.ts';
import type { GitAnswer } from './git-answer.ts';
import { failureProblem, GitFailure } from './git-failure.ts';
import type { Scratch } from './make-scratch.ts';
import { reachesBoundary } from './reaches-boundary.ts';
import { readParts } from './read-output.ts';
import { parseTreePath } from './tree-path.ts';

/** The commits that changed a file, newest first, and why there are no more: `start` says that these are all. */
export interface FileHistory {
  readonly commits: readonly Commit[];
  readonly end: 'start' | 'limit' | 'shallow' | 'time';
}

export interface HistoryLimits {
  /** Most commits to give. */
  readonly limit: number;
  /** Only commits that this one does not have. */
  readonly since?: Commit;
  readonly waitMs?: number;
}

const defaultWaitMs = 30_000;

/**
 * Reads which commits changed a file, deletions included; renames are not followed. In a shallow clone the oldest commit
 * that is there counts as a change, because what came before it cannot be seen.
 */
export async function readHistory(
  scratch: Scratch,
  commit: Commit,
  path: string,
  { limit, since, waitMs = defaultWaitMs }: HistoryLimits,
): Promise<GitAnswer<FileHistory>> {
  const treePath = parseTreePath(path);
  if (treePath === undefined || treePath === '') {
    return { ok: false, problem: { code: 'file-outside-workspace', file: path, args: {} } };
  }
  const commits: Commit[] = [];
  try {
    // because one more than asked for tells whether there are more
    const range = [commit.id, ...(since === undefined ? [] : [`^${since.id}`])];
    const args = ['rev-list', `--max-count=${limit + 1}`, '--end-of-options', ...range, '--', treePath];
    for await (const line of readParts(scratch.git, args, '\n', waitMs)) {
      const found = parseCommit(line);
      if (found !== undefined) commits.push(found);
    }
    if (commits.length > limit)
      return { ok: true, value: { commits: commits.slice(0, limit), end: 'limit' } };
    const end = (await reachesBoundary(scratch, range)) ? 'shallow' : 'start';
    return { ok: true, value: { commits, end } };
  } catch (error) {
    if (error instanceof GitFailure && error.reason === 'too-slow') {
      return { ok: true, value: { commits: commits.slice(0, limit), end: 'time' } };
    }
    const missing = { code: 'git-object-missing', args: { commit: commit.name } } as const;
    return { ok: false, problem: { ...failureProblem(error, missing), file: path } };
  }
}
