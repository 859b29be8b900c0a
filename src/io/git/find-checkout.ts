import { dirname } from 'node:path';
import { locateGitFolder } from './locate-git-folder.ts';

/** The top folder of the checkout that a folder lies in, as git itself finds it: upward; the folder itself without one. */
export async function findCheckout(folder: string): Promise<string> {
  for (let here = folder; ; here = dirname(here)) {
    if ((await locateGitFolder(here)) !== undefined) return here;
    if (dirname(here) === here) return folder;
  }
}
