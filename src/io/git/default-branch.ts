import { join } from 'node:path';
import { locateGitFolder } from './locate-git-folder.ts';
import { readSmallFile } from './read-small-file.ts';

const maxBytes = 4096;
const usual = 'main';
const plain = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;

/**
 * The branch that a checkout's server calls the main one, as the clone wrote it down; else the branch that is checked
 * out where it has a usual name; else `main`.
 */
export async function defaultBranch(folder: string): Promise<string> {
  const git = await locateGitFolder(folder);
  if (git === undefined) return usual;
  const told = await branchIn(join(git.common, 'refs/remotes/origin/HEAD'), 'refs/remotes/origin/');
  if (told !== null) return told;
  const current = await branchIn(join(git.own, 'HEAD'), 'refs/heads/');
  return current !== null && /^(?:main|master|trunk)$/.test(current) ? current : usual;
}

async function branchIn(path: string, prefix: string): Promise<string | null> {
  // because one that cannot be read is no reason to write nothing
  const text = (await readSmallFile(path, maxBytes).catch(() => undefined)) ?? '';
  const [, ref = ''] = /^ref: ?(\S+)\s*$/.exec(text) ?? [];
  const branch = ref.startsWith(prefix) ? ref.slice(prefix.length) : '';
  return plain.test(branch) ? branch : null;
}
