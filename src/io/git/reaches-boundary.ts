import type { Scratch } from './make-scratch.ts';
import { readParts } from './read-output.ts';

/** True when a walk from these revisions comes to a commit whose parents the clone does not have. */
export async function reachesBoundary(
  { git, shallow }: Scratch,
  revisions: readonly string[],
): Promise<boolean> {
  if (shallow.size === 0) return false;
  for await (const id of readParts(git, ['rev-list', '--end-of-options', ...revisions], '\n')) {
    if (shallow.has(id)) return true;
  }
  return false;
}
