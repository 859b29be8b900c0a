import { join, sep } from 'node:path';

/** Whether a file lies in a folder, and not in its `.git`; both without links in them. */
export function isInside(target: string, root: string): boolean {
  return target.startsWith(root + sep) && !`${target}${sep}`.startsWith(join(root, '.git') + sep);
}
