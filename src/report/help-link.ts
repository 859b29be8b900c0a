import type { FindingCode } from '../core/finding.ts';
import type { ProblemCode } from '../core/problem.ts';

/** Where the project is published; its documents lie there as they lie in the repository. */
export const projectPage = 'https://github.com/bounce-gate/bounce-gate';

const documents = `${projectPage}/blob/main/docs` as const;

/** Where a finding or problem code is explained, once the code is put behind it; `test/docs/help-links.test.ts` looks for each. */
export const helpPage = `${documents}/findings.md#` as const;

/** What is explained there. */
export type ExplainedCode = FindingCode | ProblemCode;

/** A link to such a place, and to no other. */
export type HelpLink = `${typeof helpPage}${ExplainedCode}`;

/** The place in the documents that explains a finding or a problem. */
export function helpLink(code: ExplainedCode): HelpLink {
  return `${helpPage}${code}`;
}

const shownLinks = 3;

/**
 * Where problems or findings are explained, one line for each different code, at most three. A wrong argument leads to
 * the help of the command, where that is known.
 */
export function helpLines(
  told: readonly { readonly code: ExplainedCode }[],
  command?: string,
): readonly string[] {
  const links = told.map(({ code }) =>
    command !== undefined && code === 'argument-wrong'
      ? `${documents}/commands.md#${command}`
      : helpLink(code),
  );
  return [...new Set(links)].slice(0, shownLinks).map((link) => `More: ${link}`);
}
