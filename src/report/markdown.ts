import type { CampaignResult, Rates } from '../core/campaign-result.ts';
import type { RunResult } from '../core/run-result.ts';
import { fixLines } from './fix.ts';
import { otherReasons, verdictSentence } from './headline.ts';
import { code, prose } from './markdown-code.ts';
import { boldWithHelp, helpOn, problemList } from './markdown-help.ts';
import { asParagraph, basis, causesTable, folded, limitCell, sourcesTable } from './markdown-parts.ts';
import { count, percent, points } from './numbers.ts';
import { groupProse } from './prose/causes.ts';
import { findingProse } from './prose/findings.ts';
import { overrideSentences } from './prose/overrides.ts';
import { reasonSentence } from './prose/reasons.ts';
import { scheduleSentences } from './schedule-sentences.ts';
import { show } from './show.ts';

/** A run as GitHub-flavoured Markdown, for the job summary: the verdict first, then numbers, causes and the fix. */
export function markdownReport(run: RunResult): string {
  if (run.problems.length > 0) {
    return `**Could not check, so nothing may be sent.**\n\n${problemList(run.problems)}\n`;
  }
  const schedule = scheduleSentences(run).map((sentence) => `- ${prose(sentence)}.`);
  const parts = [
    ...run.campaigns.map(campaignMarkdown),
    ...(schedule.length > 0 ? [schedule.join('\n')] : []),
  ];
  return `${parts.join('\n\n---\n\n')}\n`;
}

function campaignMarkdown(result: CampaignResult): string {
  const heading = boldWithHelp(verdictSentence(result, show(result.campaign)), result.problems);
  if (result.verdict === 'unchecked')
    return [heading, problemList(result.problems.slice(1))].filter((part) => part !== '').join('\n\n');
  const parts = [heading, ...overrideSentences(result, code, prose).map(asParagraph), ratesTable(result)];
  if (result.verdict !== 'pass') parts.push(causesPicture(result));
  parts.push(...also(result), ...fixes(result), folded('What would bounce, and why', causesTable(result)));
  if (result.bySource.length > 1) parts.push(folded('By source', sourcesTable(result)));
  if (result.findingsTotal > 0)
    parts.push(folded(`Findings (${count(result.findingsTotal)})`, findingsTable(result)));
  parts.push(folded('How this was judged', basis(result)));
  return parts.filter((part) => part !== '').join('\n\n');
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

const slices = 6;
/** Share of all recipients below which a slice would only be a line. */
const smallestSlice = 0.0005;

/** A Mermaid pie of what the expected bounces come from; its labels are our own words only. */
function causesPicture(result: CampaignResult): string {
  const groups = result.byGroup.filter(({ total }) => total >= smallestSlice).slice(0, slices);
  if (groups.length < 2) return '';
  const lines = groups.map(
    ({ group, total }) => `  "${groupProse[group].many}" : ${(total * 100).toFixed(2)}`,
  );
  return ['```mermaid', 'pie showData title Projected bounces in percent points', ...lines, '```'].join('\n');
}

function also(result: CampaignResult): string[] {
  const others = otherReasons(result.reasons);
  if (others.length === 0) return [];
  return [others.map((reason) => `- ${prose(reasonSentence(reason, result))}`).join('\n')];
}

function fixes(result: CampaignResult): string[] {
  const lines = fixLines(result);
  if (lines.length === 0) return [];
  return [`**How to make it pass**\n\n${lines.map((line) => `- ${prose(line)}`).join('\n')}`];
}

function findingsTable(result: CampaignResult): string {
  const rows = result.findingsByCode.map(({ code: findingCode, count: number }) => {
    const lines = result.findings.filter(
      (finding) => finding.code === findingCode && finding.line !== undefined,
    );
    const first = lines.slice(0, 5).map(({ line }) => line);
    return `| ${helpOn(findingCode, findingProse[findingCode].title)} | ${count(number)} | ${first.join(', ')} |`;
  });
  return ['| finding | how many | first lines |', '|---|--:|---|', ...rows].join('\n');
}
