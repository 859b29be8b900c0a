import type { FindingCode, Problem } from '../core/finding.ts';
import type { ProblemCode } from '../core/problem.ts';

/** Where the project is published; its documents lie there as they lie in the repository. */
export const projectPage = 'https://github.com/bounce-gate/bounce-gate';

const documents = `${projectPage}/blob/main/docs`;

/** Where a finding or problem code is explained, once the code is put behind it; `test/docs/help-links.test.ts` looks for each. */
export const helpPage = `${documents}/findings.md#`;

/** The place in the documents that explains a finding or a problem. */
export function helpLink(code: FindingCode | ProblemCode): string {
  return `${helpPage}${code}`;
}

const shownLinks = 3;

/**
 * Where problems are explained, one line for each different code, at most three. A wrong argument leads to the help of
 * the command, where that is known.
 */
export function helpLines(problems: readonly Problem[], command?: string): readonly string[] {
  const links = problems.map(({ code }) =>
    command !== undefined && code === 'argument-wrong'
      ? `${documents}/commands.md#${command}`
      : helpLink(code),
  );
  return [...new Set(links)].slice(0, shownLinks).map((link) => `More: ${link}`);
}
