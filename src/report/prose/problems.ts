import type { Problem } from '../../core/finding.ts';
import type { ProblemCode } from '../../core/problem.ts';
import { show } from '../show.ts';
import { commitProblems } from './problems/commits.ts';
import { fileProblems } from './problems/files.ts';
import { hashedListProblems } from './problems/hashed-lists.ts';
import { lookUpProblems } from './problems/looked-up.ts';
import { outcomeProblems } from './problems/outcomes.ts';
import { policyProblems } from './problems/policy.ts';
import { runProblems } from './problems/run.ts';
import { sealProblems } from './problems/sealed-files.ts';
import type { Sentence } from './problems/sentence.ts';
import { suppressionProblems } from './problems/suppressions.ts';
import { tableProblems } from './problems/tables.ts';
import { tallyProblems } from './problems/tallies.ts';
import { zipProblems } from './problems/zip-archives.ts';

const problemProse: Readonly<Record<ProblemCode, Sentence>> = {
  ...fileProblems,
  ...zipProblems,
  ...sealProblems,
  ...tableProblems,
  ...hashedListProblems,
  ...suppressionProblems,
  ...policyProblems,
  ...lookUpProblems,
  ...outcomeProblems,
  ...commitProblems,
  ...tallyProblems,
  ...runProblems,
};

/** A problem in one line: `file:line: what is wrong. Next step.` */
export function problemSentence(problem: Problem): string {
  const args = Object.fromEntries(
    Object.entries(problem.args).map(([name, value]) => [
      name,
      typeof value === 'string' ? show(value, 160) : value,
    ]),
  );
  return `${placeOf(problem)}${problemProse[problem.code](args)}`;
}

/** `file:line: ` where these are known, to put before a message. */
export function placeOf(place: { readonly file?: string; readonly line?: number }): string {
  if (place.file === undefined) return '';
  return `${show(place.file)}${place.line === undefined ? '' : `:${place.line}`}: `;
}
