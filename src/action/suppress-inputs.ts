import type { Problem } from '../core/finding.ts';
import { showable } from '../core/showable.ts';
import type { Toolkit } from './toolkit.ts';

/** What mode `suppress` merges, and into which file. */
export interface SuppressInputs {
  /** Files, patterns and Maildirs. */
  readonly sources: readonly string[];
  /** The file, as the workflow names it. */
  readonly output: string;
  /** True to take out what does not hold any more. */
  readonly expire: boolean;
}

const defaultOutput = 'suppressions.csv';

/** Reads the inputs that only mode `suppress` has. */
export function readSuppressInputs({ getInput }: Toolkit): SuppressInputs {
  const sources = getInput('sources')
    .split(/[\n,]/)
    .map((source) => source.trim())
    .filter((source) => source !== '');
  const output = getInput('suppression-file').trim();
  return {
    sources,
    output: output === '' ? defaultOutput : output,
    expire: getInput('expire').trim() === 'true',
  };
}

/** What is wrong with them in that mode; null for nothing. */
export function suppressProblem({ getInput }: Toolkit, { sources, expire }: SuppressInputs): Problem | null {
  const word = getInput('expire').trim();
  if (word !== '' && word !== 'true' && word !== 'false') {
    const args = { argument: 'expire', rule: 'must be one of false, true', received: showable(word) };
    return { code: 'argument-wrong', args };
  }
  if (sources.length > 0 || expire) return null;
  const rule = 'is needed with mode suppress: the exports, events, logs and mails to merge';
  return { code: 'argument-wrong', args: { argument: 'sources', rule } };
}
