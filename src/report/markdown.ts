import type { CampaignResult, Rates, WarnFail } from '../core/campaign-result.ts';
import type { RunResult } from '../core/run-result.ts';
import { fixLines } from './fix.ts';
import { otherReasons, verdictSentence } from './headline.ts';
import { code, prose } from './markdown-code.ts';
import { count, counted, limitPercent, percent, points } from './numbers.ts';
import { groupProse } from './prose/causes.ts';
import { findingProse } from './prose/findings.ts';
import { problemSentence } from './prose/problems.ts';
import { reasonSentence } from './prose/reasons.ts';
import { tierProse } from './prose/tiers.ts';

/** A run as GitHub-flavoured Markdown, for the job summary: the verdict first, then numbers, causes and the fix. */
export function markdownReport(run: RunResult): string {
  if (run.problems.length > 0) {
    const lines = run.problems.map((problem) => `- ${prose(problemSentence(problem))}`);
    return `**Could not check, so nothing may be sent.**\n\n${lines.join('\n')}\n`;
  }
  return `${run.campaigns.map(campaignMarkdown).join('\n\n---\n\n')}\n`;
}

function campaignMarkdown(result: CampaignResult): string {
  const heading = `**${prose(verdictSentence(result, result.campaign))}**`;
  if (result.verdict === 'unchecked') return [heading, ...problemList(result)].join('\n\n');
  const parts = [heading, ratesTable(result)];
  if (result.verdict !== 'pass') parts.push(causesPicture(result));
  parts.push(...also(result), ...fixes(result), folded('What would bounce, and why', causesTable(result)));
  if (result.bySource.length > 1) parts.push(folded('By source', sourcesTable(result)));
  if (result.findingsTotal > 0)
    parts.push(folded(`Findings (${count(result.findingsTotal)})`, findingsTable(result)));
  parts.push(folded('How this was judged', basis(result)));
  return parts.filter((part) => part !== '').join('\n\n');
}

function problemList(result: CampaignResult): string[] {
  const rest = result.problems.slice(1);
  return rest.length === 0 ? [] : [rest.map((problem) => `- ${prose(problemSentence(problem))}`).join('\n')];
}

function ratesTable(result: CampaignResult): string {
  if (result.rates === null) return '';
  const { asCommitted, afterCleaning } = result.rates;
  const row = (name: keyof Rates): string => {
    const limit = result.limits[name];
    const before = asCommitted[name];
    const interval = `${points(before.low)} to ${points(before.high)}`;
    return `| ${name} | **${percent(before.expected, limit.fail)}** | ${interval} | ${limitCell(limit)} | ${percent(afterCleaning[name].expected)} |`;
  };
  return [
    '| bounces | projected | nine in ten sends | limits | after cleaning |',
    '|---|--:|--:|---|--:|',
    row('total'),
    row('hard'),
    row('soft'),
  ].join('\n');
}

function limitCell({ warn, fail }: WarnFail): string {
  const cells = [
    warn === null ? '' : `warn ${limitPercent(warn)}`,
    fail === null ? '' : `fail ${limitPercent(fail)}`,
  ];
  return cells.filter((cell) => cell !== '').join(', ') || 'none';
}

const slices = 6;

/** A Mermaid pie of what the expected bounces come from; its labels are our own words only. */
function causesPicture(result: CampaignResult): string {
  const groups = result.byGroup.filter(({ total }) => total > 0).slice(0, slices);
  if (groups.length < 2) return '';
  const lines = groups.map(
    ({ group, total }) => `  "${groupProse[group].many}" : ${Math.max(total * 100, 0.01).toFixed(2)}`,
  );
  return ['```mermaid', 'pie showData title Projected bounces in percent points', ...lines, '```'].join('\n');
}

function also(result: CampaignResult): string[] {
  const others = otherReasons(result);
  if (others.length === 0) return [];
  return [others.map((reason) => `- ${prose(reasonSentence(reason, result))}`).join('\n')];
}

function fixes(result: CampaignResult): string[] {
  const lines = fixLines(result);
  if (lines.length === 0) return [];
  return [`**How to make it pass**\n\n${lines.map((line) => `- ${prose(line)}`).join('\n')}`];
}

function causesTable({ byGroup }: CampaignResult): string {
  const rows = byGroup.map(
    ({ group, recipients, hard, soft, total }) =>
      `| ${groupProse[group].many} | ${count(recipients)} | ${points(hard)} | ${points(soft)} | ${points(total)} |`,
  );
  return ['| recipients who | how many | hard | soft | points |', '|---|--:|--:|--:|--:|', ...rows].join(
    '\n',
  );
}

const shownSources = 20;

function sourcesTable({ bySource }: CampaignResult): string {
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

function findingsTable(result: CampaignResult): string {
  const rows = result.findingsByCode.map(({ code: findingCode, count: number }) => {
    const lines = result.findings.filter(
      (finding) => finding.code === findingCode && finding.line !== undefined,
    );
    const first = lines.slice(0, 5).map(({ line }) => line);
    return `| ${findingProse[findingCode].title} | ${count(number)} | ${first.join(', ')} |`;
  });
  return ['| finding | how many | first lines |', '|---|--:|---|', ...rows].join('\n');
}

function basis(result: CampaignResult): string {
  const { counts, digests, limits } = result;
  return [
    `- list ${code(result.list)}: ${counted(counts.rows, 'row')}, ${counted(counts.recipients, 'recipient')}, ${count(counts.suppressed)} suppressed, ${count(counts.invalid)} invalid, ${counted(counts.duplicates, 'duplicate')}`,
    `- as of ${result.asOf}, limits of profile ${code(limits.profile)}, model ${code(result.model)}, ${counted(result.history.campaigns, 'past send')} used`,
    `- digests: list ${code(digests.list.slice(0, 16))}, suppressions ${code(digests.suppressions.slice(0, 16))}, policy ${code(digests.policy.slice(0, 16))}`,
    `- tier: ${result.tier === null ? 'none' : tierProse[result.tier]}. "Nine in ten sends" is the 90 % interval.`,
  ].join('\n');
}

function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
