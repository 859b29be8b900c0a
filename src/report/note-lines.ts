import type { CampaignResult, SuppressionFileRead } from '../core/campaign-result.ts';
import type { Finding, FindingCode } from '../core/finding.ts';
import { historySentences } from './history-sentences.ts';
import { counted } from './numbers.ts';
import { findingProse } from './prose/findings.ts';
import { overrideSentences } from './prose/overrides.ts';
import { placeOf } from './prose/problems.ts';
import { show } from './show.ts';

const wholeListCodes: ReadonlySet<FindingCode> = new Set([
  'list-hashed',
  'nothing-known',
  'source-not-mapped',
  'windows-1252',
  'clock-pinned',
  'dns-coverage',
  'dns-stale',
  'suppression-other-scope',
  'suppression-whole-domain',
  'suppression-unread-date',
  'suppression-age-unknown',
]);

/** Those of single entries and files, of which there may be several: each has to be found again. */
const placedCodes: ReadonlySet<FindingCode> = new Set([
  'suppression-whole-domain',
  'suppression-unread-date',
]);

/** What a reader should know beside the verdict: about the list as a whole, and what the numbers rest on. */
export function noteLines(result: CampaignResult): string[] {
  const whole = result.findings.filter(({ code }) => wholeListCodes.has(code));
  const lines = [...unnoticedLines(result), ...wholeLines(whole, result).slice(0, 5)];
  if (result.counts.mailed < fewestToJudge) {
    lines.push(
      `${counted(result.counts.mailed, 'recipient')} are too few to judge: one bounce more or less changes everything`,
    );
  } else if (result.history.campaigns === 0 && isUndecided(result)) {
    lines.push('no past send is recorded, so the range is wide; it reaches across a limit');
  }
  return [...overrideSentences(result), ...lines, ...historySentences(result.history, result.rates)];
}

/** The findings about the list as a whole; sources without a kind are mended in one place, so they share a sentence. */
function wholeLines(findings: readonly Finding[], { findingsByCode }: CampaignResult): string[] {
  const unmapped = findings.filter(({ code }) => code === 'source-not-mapped');
  if (unmapped.length < 2) return findings.map(sentenceOf);
  const others = findings.filter((finding) => !unmapped.includes(finding));
  const all = findingsByCode.find(({ code }) => code === 'source-not-mapped')?.count ?? unmapped.length;
  return [unmappedLine(unmapped, all), ...others.map(sentenceOf)];
}

const shownSources = 5;

function unmappedLine(unmapped: readonly Finding[], all: number): string {
  const recipients = unmapped.reduce((sum, { args }) => sum + Number(args.recipients), 0);
  const shown = unmapped.slice(0, shownSources).map(({ args }) => `"${show(String(args.source), 40)}"`);
  const more = all - shown.length;
  const names = more > 0 ? [...shown, counted(more, 'more', 'more')] : shown;
  const sources = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  // because not all of them are kept
  const whose = all > unmapped.length ? 'recipients' : counted(recipients, 'recipient');
  return `the sources ${sources} have no kind, so their ${whose} count as unknown: map them under "sources" in the policy (docs/policy.md)`;
}

/**
 * Waivers that do not do what they say, and suppressions that suppress nobody because they cannot be read; told also when
 * all is well, because nobody looks for them otherwise.
 */
export function unnoticedLines({ findings, suppressionFiles }: CampaignResult): string[] {
  const waivers = findings.filter(({ code }) => code.startsWith('waiver-')).map(sentenceOf);
  return [...waivers, ...suppressionFiles.filter(({ rejected }) => rejected > 0).map(rejectedLine)];
}

function rejectedLine({ file, rejected, rejectedLines: [line = 1] }: SuppressionFileRead): string {
  const rows = counted(rejected, 'row has', 'rows have');
  const first = rejected === 1 ? '' : ', the first here';
  return `${placeOf({ file, line })}${rows} no address that can be read${first}, so nobody is suppressed by that: correct or remove it`;
}

function sentenceOf({ code, args, ...place }: Finding): string {
  const sentence = findingProse[code].sentence(args);
  return placedCodes.has(code) && place.line !== undefined ? `${placeOf(place)}${sentence}` : sentence;
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
