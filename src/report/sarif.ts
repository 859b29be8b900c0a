import type { Finding, FindingCode, Problem, Severity } from '../core/finding.ts';
import type { RunResult } from '../core/run-result.ts';
import { withoutAddress } from '../core/without-address.ts';
import { helpLink, projectPage } from './help-link.ts';
import { jsonText } from './json-text.ts';
import { findingProse } from './prose/findings.ts';
import { problemSentence } from './prose/problems.ts';
import { show } from './show.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** Upload limit of GitHub code scanning; of more results it keeps 5,000, so the worst come first. */
const maxResults = 5_000;

/** A run as SARIF 2.1.0: a rule per finding code, a result per sampled finding and per problem. */
export function sarifReport(run: RunResult): string {
  const findings = run.campaigns.flatMap((campaign) => campaign.findings);
  const problems = [...run.problems, ...run.campaigns.flatMap((campaign) => campaign.problems)];
  const codes = [...new Set(findings.map((finding) => finding.code))];
  const problemCodes = [...new Set(problems.map((problem) => problem.code))];
  const results = [...problems.map(problemResult), ...bySeverity(findings).map(findingResult)].slice(
    0,
    maxResults,
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Bounce Gate',
            informationUri: projectPage,
            rules: [
              ...codes.map(findingRule),
              ...problemCodes.map((id) => ({
                id,
                shortDescription: { text: id },
                helpUri: helpLink(id),
              })),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  const rank: readonly Severity[] = ['error', 'warning', 'notice'];
  return rank.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function findingRule(id: FindingCode) {
  return {
    id,
    shortDescription: { text: findingProse[id].title },
    helpUri: helpLink(id),
  };
}

function findingResult(finding: Finding) {
  const text = show(findingProse[finding.code].sentence(finding.args), 1000);
  return {
    ruleId: finding.code,
    level: levels[finding.severity],
    message: { text },
    ...locationsOf(finding),
  };
}

function problemResult(problem: Problem) {
  return {
    ruleId: problem.code,
    level: 'error',
    message: { text: problemSentence(problem) },
    ...locationsOf(problem),
  };
}

function locationsOf({ file, line }: { readonly file?: string; readonly line?: number }) {
  if (file === undefined) return {};
  const physicalLocation = {
    artifactLocation: { uri: uriOf(withoutAddress(file.toWellFormed())) },
    region: { startLine: line ?? 1 },
  };
  return { locations: [{ physicalLocation }] };
}

// because encodeURI leaves what begins a query or a fragment
function uriOf(path: string): string {
  return encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F').replace(/^\//, 'file:///');
}
