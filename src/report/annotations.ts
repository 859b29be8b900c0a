import type { CampaignResult } from '../core/campaign-result.ts';
import type { Finding, Problem, Severity } from '../core/finding.ts';
import type { RunResult } from '../core/run-result.ts';
import { withoutAddress } from '../core/without-address.ts';
import { verdictSentence } from './headline.ts';
import { helpLines } from './help-link.ts';
import { count } from './numbers.ts';
import { findingProse } from './prose/findings.ts';
import { problemSentence } from './prose/problems.ts';
import { show } from './show.ts';
import { spread } from './spread.ts';

/** A message on a line of a file, as GitHub shows it beside the code. */
export interface Annotation {
  /** A notice has a budget of its own, and is for what is not about the list. */
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** GitHub keeps 10 warnings and 10 errors of a step (OpenAPI description of `annotations`); more are dropped silently. */
export const annotationsPerLevel = 10;

/**
 * The annotations of a run within GitHub's budget: the verdict of each campaign that does not pass and each problem
 * first, then lines of the list, spread over the kinds of findings; the last of each kind tells how many more.
 */
export function annotationsOf(run: RunResult): readonly Annotation[] {
  const heads = [...run.problems.map(problemAnnotation), ...run.campaigns.flatMap(verdictAnnotations)];
  const findings = (['error', 'warning'] as const).flatMap((level) => {
    const room = annotationsPerLevel - heads.filter((head) => head.level === level).length;
    return findingAnnotations(run, level, Math.max(0, room));
  });
  return (['error', 'warning'] as const).flatMap((level) =>
    withinBudget([...heads, ...findings].filter((annotation) => annotation.level === level)),
  );
}

/** The first annotations of a level; where some are left out, the last one tells how many. */
export function withinBudget(annotations: readonly Annotation[]): readonly Annotation[] {
  const kept = annotations.slice(0, annotationsPerLevel);
  const left = annotations.length - kept.length;
  const last = kept.at(-1);
  if (left === 0 || last === undefined) return kept;
  const message = `${last.message} (and ${count(left)} more, see the job summary)`;
  return [...kept.slice(0, -1), { ...last, message }];
}

/** A problem as an annotation at its place. */
export function problemAnnotation(problem: Problem): Annotation {
  return {
    level: 'error',
    title: 'Bounce Gate could not check',
    message: [problemSentence(problem), ...helpLines([problem])].join(' '),
    ...annotationPlace(problem),
  };
}

/** Where an annotation stands; the name of a file that may hold an address is withheld, as in any report. */
export function annotationPlace({ file, line }: Pick<Problem, 'file' | 'line'>) {
  return {
    ...(file === undefined ? {} : { file: withoutAddress(file) }),
    ...(line === undefined ? {} : { line }),
  };
}

function verdictAnnotations(result: CampaignResult): Annotation[] {
  if (result.verdict === 'pass') return [];
  if (result.problems.length > 0) return result.problems.map(problemAnnotation);
  const level = result.verdict === 'fail' ? 'error' : 'warning';
  const title = `Bounce Gate: ${show(result.campaign)}`;
  const place = annotationPlace({ file: result.list, line: 1 });
  return [{ level, title, message: verdictSentence(result, result.campaign), ...place }];
}

interface Group {
  readonly title: string;
  readonly samples: readonly Finding[];
  readonly total: number;
}

function findingAnnotations(run: RunResult, level: 'error' | 'warning', room: number): Annotation[] {
  const groups = run.campaigns.flatMap((campaign) => groupsOf(campaign, level));
  const shares = spread(
    groups.map(({ samples }) => samples.length),
    room,
  );
  return groups.flatMap(({ title, samples, total }, index) => {
    const shown = samples.slice(0, shares[index]);
    return shown.map((finding, position) => {
      const rest = position === shown.length - 1 ? total - shown.length : 0;
      const more = rest > 0 ? ` (and ${count(rest)} more such lines, see the job summary)` : '';
      const message = `${findingProse[finding.code].sentence(finding.args)}${more}`;
      return { level, title, message, ...annotationPlace(finding) };
    });
  });
}

function groupsOf(campaign: CampaignResult, level: Severity): Group[] {
  return campaign.findingsByCode.flatMap(({ code, count: total }) => {
    const samples = campaign.findings.filter(
      (finding) => finding.code === code && finding.severity === level,
    );
    return samples.length === 0 ? [] : [{ title: findingProse[code].title, samples, total }];
  });
}
