import type { CampaignResult, Rates, Reason } from '../core/campaign-result.ts';
import type { Finding } from '../core/finding.ts';
import { fixLines, isCleaningWorthIt, type Mending, mendingOf } from './fix.ts';
import { headline, otherReasons, verdictWord } from './headline.ts';
import { helpLines } from './help-link.ts';
import { noteLines, unnoticedLines } from './note-lines.ts';
import { counted, percent } from './numbers.ts';
import type { Paint } from './paint.ts';
import { findingProse } from './prose/findings.ts';
import { placeOf, problemSentence } from './prose/problems.ts';
import { readAsPhrase } from './prose/read-as.ts';
import { reasonSentence } from './prose/reasons.ts';
import { tierProse } from './prose/tiers.ts';
import { show } from './show.ts';
import { whyLines } from './why-lines.ts';

/** How much a text report says: `details` also lists findings one by one. */
export interface TextOptions {
  readonly paint: Paint;
  readonly details: boolean;
  /** Width of the column of names, so that several campaigns line up. */
  readonly nameWidth: number;
  readonly cleanCommand: CleanCommand;
}

/** The command that mends a failed campaign by cleaning its list, as this run was started; null where it has no file. */
export type CleanCommand = (result: CampaignResult, mending: NonNullable<Mending>) => string | null;

/** One campaign for a terminal: one line when all is well, else the numbers, why, and the fix. */
export function campaignText(result: CampaignResult, options: TextOptions): string {
  const { paint } = options;
  const word = paint.verdict(result.verdict, verdictWord[result.verdict].padEnd(4));
  const first = `${show(result.campaign).padEnd(options.nameWidth)}   ${word}   ${headline(result)}`;
  const lines = [first];
  if (result.verdict === 'unchecked') {
    const more = helpLines(result.problems).map((line) => `  ${line}`);
    return [...lines, ...moreProblems(result), ...more].join('\n');
  }
  if (result.verdict !== 'pass' || options.details)
    lines.push(...numbers(result), '', ...section(result, options));
  else lines.push(...labelled('Note', unnoticedLines(result)));
  if (options.details) lines.push(...findingLines(result), ...readAsLines(result));
  return lines.join('\n');
}

function moreProblems(result: CampaignResult): string[] {
  return result.problems.slice(1).map((problem) => `  also   ${problemSentence(problem)}`);
}

function numbers(result: CampaignResult): string[] {
  if (result.rates === null) return [];
  const { asCommitted, afterCleaning } = result.rates;
  const lines = [
    '',
    `  as committed     ${rateCells(asCommitted)}   ${result.tier === null ? '' : tierProse[result.tier]}`,
  ];
  if (result.counts.mailed !== result.counts.mailedAfterCleaning) {
    const tier = result.tierAfterCleaning === null ? 'nobody left' : tierProse[result.tierAfterCleaning];
    lines.push(`  after cleaning   ${rateCells(afterCleaning)}   ${tier}`);
  }
  return lines;
}

function rateCells(rates: Rates): string {
  const cell = (name: string, rate: number): string => `${name} ${percent(rate).padStart(6)}`;
  return [
    cell('hard', rates.hard.expected),
    cell('soft', rates.soft.expected),
    cell('total', rates.total.expected),
  ].join('   ');
}

function section(result: CampaignResult, options: TextOptions): string[] {
  return [
    ...labelled('Why', whyLines(result)),
    ...labelled(
      'Also',
      otherReasons(result.reasons).map((reason) => alsoLine(reason, result)),
    ),
    ...labelled('Fix', fix(result, options)),
    ...labelled('Note', noteLines(result)),
  ];
}

// because a rule that fails the campaign by itself is no aside
function alsoLine(reason: Reason, result: CampaignResult): string {
  const sentence = reasonSentence(reason, result);
  return reason.severity === 'fail' ? `${sentence} (this alone fails it)` : sentence;
}

function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(4)}   ${line}`);
}

function fix(result: CampaignResult, options: TextOptions): readonly string[] {
  const lines = fixLines(result);
  const mending = mendingOf(result);
  const command = mending === null ? null : options.cleanCommand(result, mending);
  if (command === null) return lines;
  const place = mending === 'clean' && isCleaningWorthIt(result) ? 1 : lines.length;
  return [...lines.slice(0, place), `  ${command}`, ...lines.slice(place)];
}

const shownFindings = 20;

function findingLines(result: CampaignResult): string[] {
  if (result.findingsTotal === 0) return [];
  const lines = result.findings
    .slice(0, shownFindings)
    .map((finding: Finding) => `  ${placeOf(finding)}${findingProse[finding.code].sentence(finding.args)}`);
  const more = result.findingsTotal - lines.length;
  return [
    '',
    `  ${counted(result.findingsTotal, 'finding')}`,
    ...lines,
    ...(more > 0
      ? [
          `  and ${counted(more, 'more', 'more')}: --format json has the first 100 of each kind, clean writes all rows to remove`,
        ]
      : []),
  ];
}

/** What each suppression file was understood as. */
function readAsLines({ suppressionFiles }: CampaignResult): string[] {
  if (suppressionFiles.length === 0) return [];
  const lines = suppressionFiles.map((file) => `  ${placeOf({ file: file.file })}${readAsPhrase(file)}`);
  return ['', `  ${counted(suppressionFiles.length, 'suppression file')}`, ...lines];
}
