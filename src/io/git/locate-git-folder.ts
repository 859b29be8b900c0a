import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readSmallFile } from './read-small-file.ts';

/** The folders of a checkout that hold its history; `own` differs from `common` in a worktree. */
export interface GitFolder {
  readonly checkout: string;
  /** Holds HEAD. */
  readonly own: string;
  /** Holds the refs, the objects and the list of shallow commits. */
  readonly common: string;
  readonly objects: string;
}

const maxPointerBytes = 4096;

/** Finds the history of a checkout without asking git, because git would read the checkout's settings. Undefined when there is none. */
export async function locateGitFolder(folder: string): Promise<GitFolder | undefined> {
  const checkout = await realpath(folder).catch(() => undefined);
  if (checkout === undefined) return undefined;
  const own = await followGitFile(join(checkout, '.git'));
  if (own === undefined) return undefined;
  const pointer = await readSmallFile(join(own, 'commondir'), maxPointerBytes);
  const common = pointer === undefined ? own : resolve(own, pointer.trim());
  const objects = join(common, 'objects');
  return (await isFolder(objects)) ? { checkout, own, common, objects } : undefined;
}

async function followGitFile(path: string): Promise<string | undefined> {
  if (await isFolder(path)) return path;
  const text = (await readSmallFile(path, maxPointerBytes)) ?? '';
  const [, target] = /^gitdir: ([^\0\r\n]+)\r?\n?$/.exec(text) ?? [];
  return target === undefined ? undefined : resolve(path, '..', target);
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() === true;
}
