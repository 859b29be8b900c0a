import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { showable } from '../core/showable.ts';
import { wrong } from './read-arguments.ts';

const listOrPolicy = /\.(csv|tsv|ya?ml)(\.gz)?$|\.gz$/i;

/** Refuses to write a report over what looks like a list, a suppression file or a policy. */
export function protectInput(option: string, file: string | undefined, cwd: string): Problem | null {
  if (file === undefined || !listOrPolicy.test(file) || !existsSync(resolve(cwd, file))) return null;
  return wrong(
    option,
    `names ${showable(file)}, which is there and may be a list or a policy. Name another file`,
  );
}

/** Refuses to write a file over one that the run reads. */
export function protectInputs(option: string, file: string, inputs: readonly string[]): Problem | null {
  if (!inputs.includes(file)) return null;
  return wrong(option, 'names a file that this run reads. Name another');
}
