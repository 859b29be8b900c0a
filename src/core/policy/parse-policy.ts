import type { Problem } from '../finding.ts';
import { findUnknownWaiverCodes } from './find-unknown-waiver-codes.ts';
import { findWarnAboveFail } from './find-warn-above-fail.ts';
import { normalizePolicy } from './normalize-policy.ts';
import { parsePolicyYaml } from './parse-policy-yaml.ts';
import type { PolicyFile } from './policy.ts';
import { policyIssueProblems } from './policy-issue-problems.ts';
import { policySchema } from './policy-schema.ts';

const mostProblems = 100;

/** A policy file understood, or everything that is wrong with it, sorted by line. */
export type ParsedPolicy =
  | { readonly ok: true; readonly policy: PolicyFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses the text of a policy file. Never throws; collects all problems (the first 100), each with file, line and
 * code: `policy-not-yaml`, `policy-unknown-key`, `policy-wrong-value`, `policy-warn-above-fail`,
 * `policy-no-campaign`. Text from the file appears in their arguments in one line, cut at 80 characters.
 */
export function parsePolicy(text: string, file: string): ParsedPolicy {
  const yaml = parsePolicyYaml(text, file);
  if (!yaml.ok) return yaml;
  const place = { file, value: yaml.value, lineOf: yaml.lineOf };
  const read = policySchema.safeParse(yaml.value);
  // Beyond the limit issues are not turned into problems at all: each unknown key costs a search for the nearest.
  const issues = read.success ? [] : read.error.issues.slice(0, mostProblems);
  const problems = [
    ...yaml.problems,
    ...issues.flatMap((issue) => policyIssueProblems(issue, place)),
    ...findWarnAboveFail(yaml.value, place),
    ...findUnknownWaiverCodes(yaml.value, place),
  ];
  if (read.success && problems.length === 0) return { ok: true, policy: normalizePolicy(read.data, place) };
  return { ok: false, problems: problems.toSorted(byLine).slice(0, mostProblems) };
}

function byLine(one: Problem, other: Problem): number {
  return (one.line ?? 0) - (other.line ?? 0);
}
