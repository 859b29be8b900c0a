import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { showable } from '../core/showable.ts';
import { wrong } from './read-arguments.ts';
import { isLink } from './write-output.ts';

const listOrPolicy = /\.(csv|tsv|ya?ml)$|\.(gz|age)$/i;

/** Refuses to write a report through a link, or over what looks like a list, a suppression file or a policy. */
export function protectInput(option: string, file: string | undefined, cwd: string): Problem | null {
  if (file === undefined) return null;
  const path = resolve(cwd, file);
  if (isLink(path)) return wrong(option, `names ${showable(file)}, which is a link. Name the file itself`);
  if (!listOrPolicy.test(file) || !existsSync(path)) return null;
  return wrong(
    option,
    `names ${showable(file)}, which is there and may be a list or a policy. Name another file`,
  );
}

/** Refuses to write a file over one that the run reads, whichever path leads there; all are absolute. */
export function protectInputs(option: string, file: string, inputs: readonly string[]): Problem | null {
  const path = realPathOf(file);
  if (!inputs.some((input) => realPathOf(input) === path)) return null;
  return wrong(option, 'names a file that this run reads. Name another');
}

/** Where a path leads; of a file that is not there, the place that it would get. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPathOf(dirname(path)), basename(path));
  }
}
