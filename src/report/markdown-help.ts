import type { Problem } from '../core/finding.ts';
import { type ExplainedCode, helpLink } from './help-link.ts';
import { prose } from './markdown-code.ts';
import { problemSentence } from './prose/problems.ts';

/** A link to where a finding or a problem is explained; `words` must be our own. */
export function helpOn(code: ExplainedCode, words: string = code): string {
  return `[${words}](${helpLink(code)})`;
}

/** Problems as a list, each with its link. */
export function problemList(problems: readonly Problem[]): string {
  return problems.map((problem) => `- ${prose(problemSentence(problem))} ${helpOn(problem.code)}`).join('\n');
}

/** A sentence of our own in bold, with the link of the first problem, which it tells. */
export function boldWithHelp(sentence: string, [first]: readonly Problem[]): string {
  const bold = `**${prose(sentence)}**`;
  return first === undefined ? bold : `${bold} ${helpOn(first.code)}`;
}
