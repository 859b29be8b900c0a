import type { RunResult } from '../core/run-result.ts';
import { type CleanCommand, campaignText, type TextOptions } from './campaign-text.ts';
import { isOverridden } from './headline.ts';
import { helpLines } from './help-link.ts';
import { counted } from './numbers.ts';
import { problemSentence } from './prose/problems.ts';
import { scheduleSentences } from './schedule-sentences.ts';
import { show } from './show.ts';

/** The command that cleans the list of a campaign of the default policy file, in its place. */
export const plainCleanCommand: CleanCommand = ({ campaign }, mending) =>
  `bounce-gate ${mending.replace('clean', (name) => `${name} ${show(campaign)}`)} --in-place`;

/** A run for a terminal: one block per campaign, and a last line that says how many and how long. */
export function textReport(
  run: RunResult,
  options: Omit<TextOptions, 'nameWidth'> & { readonly milliseconds: number | null },
): string {
  const { campaigns, problems } = run;
  const schedule = scheduleSentences(run)
    .map((sentence) => `${sentence}.\n`)
    .join('');
  if (problems.length > 0) {
    const lines = [...problems.map(problemSentence), ...helpLines(problems)];
    return `${lines.join('\n')}\n\nNothing was checked.\n`;
  }
  if (campaigns.length === 0) return schedule;
  const nameWidth = Math.max(...campaigns.map(({ campaign }) => show(campaign).length));
  const blocks = campaigns.map((campaign) => campaignText(campaign, { ...options, nameWidth }));
  const text = blocks.reduce((before, block, index) => {
    // because one-line campaigns stand together like a table
    const apart = block.includes('\n') || blocks[index - 1]?.includes('\n') === true;
    return `${before}${index === 0 ? '' : apart ? '\n\n' : '\n'}${block}`;
  }, '');
  return `${text}\n\n${schedule}${lastLine(run, options.milliseconds)}\n`;
}

function lastLine({ campaigns }: RunResult, milliseconds: number | null): string {
  const how = (['fail', 'unchecked', 'warn'] as const).flatMap((verdict) => {
    const number = campaigns.filter(
      (campaign) => campaign.verdict === verdict && !isOverridden(campaign),
    ).length;
    return number === 0 ? [] : [`${number} ${words[verdict]}`];
  });
  const overridden = campaigns.filter(isOverridden).length;
  if (overridden > 0) how.push(`${overridden} overridden`);
  const outcome = how.length === 0 ? 'all passed' : how.join(', ');
  const time = milliseconds === null ? '' : ` ${(milliseconds / 1000).toFixed(2)} s`;
  return `${counted(campaigns.length, 'campaign')} checked, ${outcome}.${time}`;
}

const words = { fail: 'failed', unchecked: 'could not be checked', warn: 'passed with a warning' } as const;
