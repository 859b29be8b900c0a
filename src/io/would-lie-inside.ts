import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { isInside } from './is-inside.ts';

/**
 * Whether a file that is written at an absolute path would lie in a folder, and not in its `.git`, links on the way
 * resolved; a link in the place of the file itself is not looked at.
 */
export async function wouldLieInside(path: string, folder: string): Promise<boolean> {
  let above = dirname(path);
  // because the file need not be there yet, the nearest folder above it that is there decides
  while (!existsSync(above)) above = dirname(above);
  return isInside(resolve(await realpath(above), relative(above, path)), await realpath(folder));
}
