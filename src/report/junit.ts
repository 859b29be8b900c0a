import type { CampaignResult } from '../core/campaign-result.ts';
import { type FindingCode, findingCodes, type Problem } from '../core/finding.ts';
import type { RunResult } from '../core/run-result.ts';
import { fixLines } from './fix.ts';
import { verdictSentence } from './headline.ts';
import { helpLines } from './help-link.ts';
import { problemSentence } from './prose/problems.ts';
import { reasonSentence } from './prose/reasons.ts';
import { show } from './show.ts';

/** A run as JUnit XML: a test case per campaign; fail is a failure, unchecked an error. */
export function junitReport(run: RunResult): string {
  const cases = run.campaigns.map(testCase);
  const own = run.problems.map((problem) => problemCase(problem));
  const failures = run.campaigns.filter(({ verdict }) => verdict === 'fail').length;
  const errors = run.campaigns.filter(({ verdict }) => verdict === 'unchecked').length + own.length;
  const totals = `tests="${cases.length + own.length}" failures="${failures}" errors="${errors}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bounce-gate" ${totals}>`,
    `  <testsuite name="bounce-gate" ${totals}>`,
    ...cases,
    ...own,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(result: CampaignResult): string {
  const open = `    <testcase classname="bounce-gate" name="${xml(result.campaign)}" file="${xml(result.list)}"`;
  const sentence = xml(verdictSentence(result, result.campaign));
  if (result.verdict === 'pass') return `${open}/>`;
  if (result.verdict === 'warn')
    return `${open}>\n      <system-out>${sentence}</system-out>\n    </testcase>`;
  const details = [
    ...result.problems.map(problemSentence),
    ...result.reasons.map((reason) => reasonSentence(reason, result)),
    ...fixLines(result),
    ...helpLines([...result.problems, ...failingFindings(result)]),
  ];
  const tag = result.verdict === 'fail' ? 'failure' : 'error';
  return `${open}>\n      <${tag} message="${sentence}">${xml(details.join('\n'))}</${tag}>\n    </testcase>`;
}

/** The findings that fail the campaign by themselves; rates are explained by what bounces. */
function failingFindings({ reasons }: CampaignResult): { readonly code: FindingCode }[] {
  const failing = new Set<string>(
    reasons.flatMap(({ code, severity }) => (severity === 'fail' ? [code] : [])),
  );
  return findingCodes.filter((code) => failing.has(code)).map((code) => ({ code }));
}

function problemCase(problem: Problem): string {
  const error = `<error message="${xml(problemSentence(problem))}">${xml(helpLines([problem]).join('\n'))}</error>`;
  return `    <testcase classname="bounce-gate" name="${problem.code}">\n      ${error}\n    </testcase>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function xml(text: string): string {
  return text
    .split('\n')
    .map((line) => show(line, 2000).replace(/[&<>"']/g, (character) => entities[character] ?? ''))
    .join('\n');
}
