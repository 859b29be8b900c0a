import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { Problem } from '../../core/finding.ts';
import type { Commit } from './commit.ts';
import type { GitAnswer } from './git-answer.ts';
import { failureProblem } from './git-failure.ts';
import type { Scratch } from './make-scratch.ts';
import { readParts } from './read-output.ts';
import { parseTreePath } from './tree-path.ts';

const maxPaths = 10_000;
const maxPatternLength = 500;

/**
 * The files of a commit that a path or glob means, sorted, by the rules of `findFiles`. Links and submodules whose name
 * matches are given too, so that opening them says what is wrong. A pattern without wildcards is returned as it is.
 */
export async function listPaths(
  { git }: Scratch,
  commit: Commit,
  pattern: string,
): Promise<GitAnswer<readonly string[]>> {
  const refuse = (problem: Pick<Problem, 'code' | 'args'>) =>
    ({ ok: false, problem: { ...problem, file: pattern } }) as const;
  if (pattern.length > maxPatternLength) return refuse({ code: 'too-many-files', args: {} });
  if (!/[*?]/.test(pattern)) return { ok: true, value: [pattern] };
  const { base, matches } = compile(pattern);
  const paths: string[] = [];
  try {
    if (base !== undefined) {
      const args = ['ls-tree', '-r', '-z', '--full-tree', commit.id, '--', ...(base === '' ? [] : [base])];
      for await (const line of readParts(git, args, '\0')) {
        const path = line.slice(line.indexOf('\t') + 1);
        if (matches(path)) paths.push(path);
        if (paths.length > maxPaths) return refuse({ code: 'too-many-files', args: {} });
      }
    }
  } catch (error) {
    return refuse(failureProblem(error, { code: 'git-object-missing', args: { commit: commit.name } }));
  }
  if (paths.length === 0) return refuse({ code: 'glob-matches-nothing', args: { commit: commit.name } });
  return { ok: true, value: paths.sort() };
}

interface Compiled {
  /** Folder before the first wildcard; undefined when it lies outside the repository. */
  readonly base: string | undefined;
  readonly matches: (path: string) => boolean;
}

function compile(pattern: string): Compiled {
  const normal = posix.normalize(pattern);
  const parts = normal.split('/');
  const folders = parts.slice(
    0,
    parts.findIndex((part) => /[*?]/.test(part)),
  );
  // because braces and extended globs can expand without bound, they are plain characters here
  const isMatch = picomatch(normal, { nobrace: true, noextglob: true, nonegate: true });
  const matches = (path: string) => isMatch(path) && !hidden(path.split('/').slice(folders.length, -1));
  return { base: posix.isAbsolute(normal) ? undefined : parseTreePath(folders.join('/')), matches };
}

// because dot folders are entered only where the part without wildcards names them
function hidden(folders: readonly string[]): boolean {
  return folders.some((name) => name.startsWith('.'));
}
