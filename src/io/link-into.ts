import { linkSync } from 'node:fs';

/** Gives a file a second name, where none like it is there; else false. Two processes at once cannot overwrite each other so. */
export function linkInto(file: string, path: string): boolean {
  try {
    linkSync(file, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
