import type { CampaignResult, GroupShare, Rates, Reason } from '../core/campaign-result.ts';
import type { Finding, FindingCode } from '../core/finding.ts';
import type { EvidenceGroup } from '../core/projection/evidence-group.ts';
import { fixLines, isCleaningWorthIt } from './fix.ts';
import { headline, otherReasons, verdictWord } from './headline.ts';
import { counted, percent, points } from './numbers.ts';
import type { Paint } from './paint.ts';
import { groupProse } from './prose/causes.ts';
import { findingProse } from './prose/findings.ts';
import { placeOf, problemSentence } from './prose/problems.ts';
import { reasonSentence } from './prose/reasons.ts';
import { tierProse } from './prose/tiers.ts';
import { show } from './show.ts';

/** How much a text report says: `details` also lists findings one by one. */
export interface TextOptions {
  readonly paint: Paint;
  readonly details: boolean;
  /** Width of the column of names, so that several campaigns line up. */
  readonly nameWidth: number;
  /** The command that cleans the list of a campaign, as this run was started. */
  readonly cleanCommand: (result: CampaignResult) => string;
}

/** One campaign for a terminal: one line when all is well, else the numbers, why, and the fix. */
export function campaignText(result: CampaignResult, options: TextOptions): string {
  const { paint } = options;
  const word = paint.verdict(result.verdict, verdictWord[result.verdict].padEnd(4));
  const first = `${show(result.campaign).padEnd(options.nameWidth)}   ${word}   ${headline(result)}`;
  const lines = [first];
  if (result.verdict === 'unchecked') return [...lines, ...moreProblems(result)].join('\n');
  if (result.verdict !== 'pass' || options.details)
    lines.push(...numbers(result), '', ...section(result, options));
  if (options.details) lines.push(...findingLines(result));
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
    ...labelled('Note', notes(result)),
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

const findingOfGroup: Readonly<Partial<Record<EvidenceGroup, FindingCode>>> = {
  'invalid-syntax': 'invalid-address',
  'reserved-domain': 'reserved-domain',
  'dead-domain': 'dead-domain',
  'hard-unknown-user': 'suppressed-hard-bounce',
  'hard-unspecified': 'suppressed-hard-bounce',
  'hard-policy-refusal': 'suppressed-hard-bounce',
  'verified-invalid': 'verified-invalid',
};

const shownGroups = 4;

/** Groups below this share of all recipients are told together; nobody acts on a hundredth of a point. */
const smallestShown = 0.0005;

function whyLines(result: CampaignResult): string[] {
  const groups = mergedGroups(result.byGroup);
  const shown = groups.filter(
    ({ total }, index) => index === 0 || (index < shownGroups && total >= smallestShown),
  );
  const rest = groups.filter((group) => !shown.includes(group));
  const rows = shown.map(({ words, recipients, total, code }) => ({
    text: `${counted(recipients, 'recipient')} ${words}${where(result, code)}`,
    total,
  }));
  const restTotal = rest.reduce((sum, { total }) => sum + total, 0);
  if (restTotal >= smallestShown) {
    const recipients = rest.reduce((sum, group) => sum + group.recipients, 0);
    rows.push({ text: `${counted(recipients, 'recipient')} for other reasons`, total: restTotal });
  }
  const width = Math.max(0, ...rows.map(({ text }) => text.length));
  return rows.map(({ text, total }) => `${text.padEnd(width)}   +${points(total)} points`);
}

interface MergedGroup {
  readonly words: string;
  readonly recipients: number;
  readonly total: number;
  readonly code: FindingCode | undefined;
}

// because two groups that people call by the same words are one to them
function mergedGroups(groups: readonly GroupShare[]): readonly MergedGroup[] {
  const byWords = new Map<string, MergedGroup>();
  for (const { group, recipients, total } of groups) {
    const prose = groupProse[group];
    const known = byWords.get(prose.many);
    const sum = recipients + (known?.recipients ?? 0);
    byWords.set(prose.many, {
      words: sum === 1 ? prose.one : prose.many,
      recipients: sum,
      total: total + (known?.total ?? 0),
      code: findingOfGroup[group],
    });
  }
  return [...byWords.values()].sort((a, b) => b.total - a.total);
}

/** Where the first entries with a finding are: ` (lists/a.csv:118, 131, 240 and 497 more)`. */
function where(result: CampaignResult, code: FindingCode | undefined): string {
  const total = result.findingsByCode.find((entry) => entry.code === code)?.count ?? 0;
  const lines = result.findings
    .flatMap((finding) => (finding.code === code ? [finding.line ?? 0] : []))
    .slice(0, 3);
  if (lines.length === 0) return '';
  const more = total > lines.length ? ` and ${counted(total - lines.length, 'more', 'more')}` : '';
  return ` (${show(result.list)}:${lines.join(', ')}${more})`;
}

function fix(result: CampaignResult, options: TextOptions): readonly string[] {
  const lines = fixLines(result);
  const [first, ...rest] = lines;
  if (first === undefined || !isCleaningWorthIt(result)) return lines;
  return [first, `  ${options.cleanCommand(result)}`, ...rest];
}

const wholeListCodes: ReadonlySet<FindingCode> = new Set([
  'nothing-known',
  'source-not-mapped',
  'windows-1252',
  'clock-pinned',
  'suppression-other-scope',
  'suppression-whole-domain',
  'suppression-age-unknown',
  'waiver-expired',
]);

function notes(result: CampaignResult): string[] {
  const whole = result.findings.filter(({ code }) => wholeListCodes.has(code)).slice(0, 5);
  const lines = whole.map((finding) => findingProse[finding.code].sentence(finding.args));
  if (result.counts.mailed < fewestToJudge) {
    lines.push(
      `${counted(result.counts.mailed, 'recipient')} are too few to judge: one bounce more or less changes everything`,
    );
  } else if (result.history.campaigns === 0 && isUndecided(result)) {
    lines.push('no past send is recorded, so the range is wide; it reaches across a limit');
  }
  return lines;
}

/** Below this many recipients one bounce is more than a percent. */
const fewestToJudge = 100;

/** True when the interval of a rate reaches across one of its limits. */
function isUndecided({ rates, limits }: CampaignResult): boolean {
  return (['total', 'hard', 'soft'] as const).some((rate) => {
    const { low, high } = rates?.asCommitted[rate] ?? { low: 0, high: 0 };
    return [limits[rate].warn, limits[rate].fail].some(
      (limit) => limit !== null && low < limit && limit < high,
    );
  });
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
