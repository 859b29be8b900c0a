import type { CampaignResult, WarnFail } from '../core/campaign-result.ts';
import { historySentences } from './history-sentences.ts';
import { code, prose } from './markdown-code.ts';
import { count, counted, limitPercent, percent, points } from './numbers.ts';
import { groupProse } from './prose/causes.ts';
import { readAsPhrase } from './prose/read-as.ts';
import { tierProse } from './prose/tiers.ts';

/** Limits of one rate for a table cell: `warn 2 %, fail 5 %`. */
export function limitCell({ warn, fail }: WarnFail): string {
  const cells = [
    warn === null ? '' : `warn ${limitPercent(warn)}`,
    fail === null ? '' : `fail ${limitPercent(fail)}`,
  ];
  return cells.filter((cell) => cell !== '').join(', ') || 'none';
}

/** What would bounce, group by group, in percent points of all recipients. */
export function causesTable({ byGroup }: CampaignResult): string {
  const rows = byGroup.map(
    ({ group, recipients, hard, soft, total }) =>
      `| ${groupProse[group].many} | ${count(recipients)} | ${points(hard)} | ${points(soft)} | ${points(total)} |`,
  );
  return ['| recipients who | how many | hard | soft | points |', '|---|--:|--:|--:|--:|', ...rows].join(
    '\n',
  );
}

const shownSources = 20;

/** What each source adds, and its own rate; at most 20 rows. */
export function sourcesTable({ bySource }: CampaignResult): string {
  const rows = bySource
    .slice(0, shownSources)
    .map(
      ({ source, recipients, total }, _index, all) =>
        `| ${code(source)} | ${count(recipients)} | ${points(total)} | ${percent(rateWithin(total, recipients, all))} |`,
    );
  const more = bySource.length - rows.length;
  const rest = more > 0 ? [`\nand ${counted(more, 'more source')}`] : [];
  return ['| source | recipients | points | its own rate |', '|---|--:|--:|--:|', ...rows, ...rest].join(
    '\n',
  );
}

// because points are shares of all recipients, a source's own rate divides by its own
function rateWithin(
  points: number,
  recipients: number,
  all: readonly { readonly recipients: number }[],
): number {
  const everybody = all.reduce((sum, source) => sum + source.recipients, 0);
  return recipients === 0 ? 0 : (points * everybody) / recipients;
}

/** What a verdict rests on, so that it can be repeated: files, day, limits, model, digests. */
export function basis(result: CampaignResult): string {
  const { counts, digests, limits } = result;
  return [
    `- list ${code(result.list)}: ${counted(counts.rows, 'row')}, ${counted(counts.recipients, 'recipient')}, ${count(counts.suppressed)} suppressed, ${count(counts.invalid)} invalid, ${counted(counts.duplicates, 'duplicate')}`,
    `- as of ${result.asOf}, limits of profile ${code(limits.profile)}, model ${code(result.model)}, ${counted(result.history.campaigns, 'past send')} used`,
    ...historySentences(result.history, result.rates).map((sentence) => `- ${prose(sentence)}`),
    ...suppressionLines(result),
    `- digests: list ${code(digests.list.slice(0, 16))}, suppressions ${code(digests.suppressions.slice(0, 16))}, policy ${code(digests.policy.slice(0, 16))}`,
    `- tier: ${result.tier === null ? 'none' : tierProse[result.tier]}. "Nine in ten sends" is the 90 % interval.`,
  ].join('\n');
}

const shownFiles = 20;

function suppressionLines({ suppressionFiles }: CampaignResult): string[] {
  const lines = suppressionFiles
    .slice(0, shownFiles)
    .map((file) => `- suppressions ${code(file.file)} ${readAsPhrase(file)}`);
  const more = suppressionFiles.length - lines.length;
  return more > 0 ? [...lines, `- and ${counted(more, 'more suppression file')}`] : lines;
}

/** A part of Markdown that opens on a click. `title` must be our own words. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

/** A sentence of our own as a paragraph; what comes from data in it is quoted already. */
export function asParagraph(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
