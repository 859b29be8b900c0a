import { posix } from 'node:path';

const maxLength = 4096;
const maxDepth = 100;

/**
 * A path as a commit has it: relative to the top folder, `/` between names, no `.` or `..`; the empty string is the top
 * itself. Undefined when it leads out of the repository or into a `.git`, or cannot be a path at all.
 */
export function parseTreePath(path: string): string | undefined {
  if (path.length > maxLength || path.includes('\0') || posix.isAbsolute(path)) return undefined;
  const names = posix
    .normalize(path)
    .split('/')
    .filter((name) => name !== '' && name !== '.');
  if (names.length > maxDepth) return undefined;
  if (names.some((name) => name === '..' || name.toLowerCase() === '.git')) return undefined;
  return names.join('/');
}
