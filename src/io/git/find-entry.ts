import type { Problem } from '../../core/finding.ts';
import type { Commit } from './commit.ts';
import type { GitAnswer } from './git-answer.ts';
import { failureProblem } from './git-failure.ts';
import type { Scratch } from './make-scratch.ts';
import { readOutput, readParts } from './read-output.ts';
import type { Git } from './run-git.ts';
import { parseTreePath } from './tree-path.ts';

/** What a commit has at a path; also `symlink` or `submodule` when a folder on the way there is one. */
export type TreeEntry =
  | { readonly kind: 'file'; readonly oid: string; readonly bytes: number; readonly mode: string }
  | { readonly kind: 'missing' | 'symlink' | 'submodule' | 'folder' };

interface RawEntry {
  readonly mode: string;
  readonly oid: string;
}

const kinds: Readonly<Record<string, 'symlink' | 'submodule' | 'folder'>> = {
  '120000': 'symlink',
  '160000': 'submodule',
  '040000': 'folder',
};

/** Looks up a path in a commit. The size is of the content as git has it; a problem when the clone lacks the content. */
export async function findEntry(
  { git }: Scratch,
  commit: Commit,
  path: string,
): Promise<GitAnswer<TreeEntry>> {
  const refuse = (problem: Pick<Problem, 'code' | 'args'>) =>
    ({ ok: false, problem: { ...problem, file: path } }) as const;
  const treePath = parseTreePath(path);
  if (treePath === undefined) return refuse({ code: 'file-outside-workspace', args: {} });
  if (treePath === '') return { ok: true, value: { kind: 'folder' } };
  try {
    const entries = await readEntries(git, commit, treePath);
    return { ok: true, value: await describe(git, entries, treePath) };
  } catch (error) {
    return refuse(failureProblem(error, { code: 'git-object-missing', args: { commit: commit.name } }));
  }
}

/** The path and the folders on the way to it, where they exist. */
async function readEntries(git: Git, commit: Commit, path: string): Promise<ReadonlyMap<string, RawEntry>> {
  const names = path.split('/');
  const onTheWay = names.map((_, index) => names.slice(0, index + 1).join('/'));
  const entries = new Map<string, RawEntry>();
  for await (const line of readParts(
    git,
    ['ls-tree', '-z', '--full-tree', commit.id, '--', ...onTheWay],
    '\0',
  )) {
    const [, mode, oid, name] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (mode !== undefined && oid !== undefined && name !== undefined) entries.set(name, { mode, oid });
  }
  return entries;
}

async function describe(git: Git, entries: ReadonlyMap<string, RawEntry>, path: string): Promise<TreeEntry> {
  const entry = entries.get(path);
  if (entry === undefined) {
    const barrier = [...entries.values()].map(({ mode }) => kinds[mode]).find((kind) => kind !== 'folder');
    return { kind: barrier ?? 'missing' };
  }
  const kind = kinds[entry.mode];
  if (kind !== undefined) return { kind };
  const bytes = Number(await readOutput(git, ['cat-file', '-s', entry.oid]));
  return { kind: 'file', oid: entry.oid, mode: entry.mode, bytes };
}
