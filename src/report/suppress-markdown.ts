import type { Problem } from '../core/finding.ts';
import { prose } from './markdown-code.ts';
import { problemList } from './markdown-help.ts';
import { show } from './show.ts';
import { type MergeTold, outcomeLines, sourceLines } from './suppress-text.ts';

/** A merge for the job summary: what became of the file first, then what each source was read as. */
export function suppressMarkdown(told: MergeTold): string {
  const [first = '', ...rest] = outcomeLines(told);
  const read = sourceLines(told);
  return `${[
    `**${prose(first)}**`,
    listOf(rest),
    read.length === 0 ? '' : `What was read:\n\n${listOf(read)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

/** A merge that could not be done, in the same place. */
export function unmergedMarkdown(problems: readonly Problem[], output: string): string {
  return `**${prose(unmergedSentence(output))}**\n\n${problemList(problems)}\n`;
}

/** What became of the file where a merge could not be done. */
export function unmergedSentence(output: string): string {
  return `Nothing was merged: ${show(output)} is as it was.`;
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${prose(line.trim().replace(/ {2,}/g, ' '))}`).join('\n');
}
