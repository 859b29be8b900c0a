import type { CampaignCount } from './campaign-count.ts';
import type { CampaignResult, Reason } from './campaign-result.ts';
import type { CampaignInput } from './check-campaign.ts';
import { applyWaivers } from './decision/apply-waivers.ts';
import { decideAliases } from './decision/decide-aliases.ts';
import { decideCounts } from './decision/decide-counts.ts';
import { decideRates } from './decision/decide-rates.ts';
import { findSmallestFix } from './decision/find-smallest-fix.ts';
import { forbiddenReasons } from './decision/forbidden-reasons.ts';
import { limitsToReport } from './decision/judged-limits.ts';
import { verdictOf } from './decision/verdict-of.ts';
import { countsOf, describeResult, uncheckedResult } from './describe-result.ts';
import { concludeList } from './evidence/conclude-list.ts';
import type { Finding, FindingCode, Problem } from './finding.ts';
import { learnHistory } from './ledger/learn-history.ts';
import { noHistory } from './ledger/ledger-history.ts';
import { dayOfInstant, formatDay } from './list/parse-day.ts';
import { applyOverride } from './override/apply-override.ts';
import { policyParameters } from './projection/policy-parameters.ts';
import { projectScenarios } from './projection/project-scenarios.ts';
import { dayOfJudging } from './schedule/day-of-judging.ts';
import { describeFile } from './suppression/describe-file.ts';
import { judgeSuppressionAge } from './suppression/judge-suppression-age.ts';

/** What a decision needs besides what was counted. */
export type DecisionInput = Pick<
  CampaignInput,
  'campaign' | 'policy' | 'asOfMs' | 'ledger' | 'verifySignature' | 'digests'
> & { readonly list: Pick<CampaignInput['list'], 'path'> };

/**
 * Projects what was counted and decides. Problems end in `unchecked`; every finding is collected before the one decision is
 * made. The same counts lead to the same result, whether they were counted at once or in parts.
 */
export function decideCampaign(input: DecisionInput, count: CampaignCount): CampaignResult {
  const { policy, asOfMs } = input;
  const { suppressions } = count;
  const about = { ...input, suppressionFiles: suppressions.files.map(describeFile) };
  const sendDay = dayOfJudging(asOfMs, policy.sendAtMs);
  const age = judgeSuppressionAge(suppressions.files, policy.suppressionAgeDays, sendDay);
  const tallied = count.list.ok ? concludeList(count.list.part, input.list.path) : count.list;

  const problems: Problem[] = [...suppressions.problems, ...age.problems, ...count.problems];
  if (!tallied.ok) problems.push(tallied.problem);
  if (!tallied.ok || problems.length > 0) return uncheckedResult(about, problems);
  const { list } = tallied;

  const parameters = policyParameters(policy.chances);
  const learned = learnHistory(input.ledger ?? noHistory, parameters, asOfMs);
  const options = { parameters, state: learned.state, limits: limitsToReport(policy) };
  const scenarios = projectScenarios(list.tally, policy.senderAppliesSuppression, options);
  if (scenarios.asCommitted.recipients === 0) {
    const problem: Problem = { code: 'list-no-recipients', file: input.list.path, args: { rows: list.rows } };
    return uncheckedResult(about, [problem]);
  }

  const findings = list.findings;
  findings.addKept(suppressions.findings);
  findings.addAll(age.findings);
  if (count.verifications !== null) findings.addKept(count.verifications);
  findings.addAll(aboutClock(input));
  const counts = countsOf(list, scenarios);
  const recordedSends = learned.used.length;
  const context = { list: input.list.path, asOfMs, countOf: (code: FindingCode) => findings.count(code) };
  const found = [
    ...decideRates(scenarios.asCommitted, policy, recordedSends),
    ...decideCounts(counts, policy),
    ...decideAliases(context.countOf, policy),
    ...age.reasons,
  ];
  const { reasons, findings: aboutWaivers } = applyWaivers(found, policy.waivers, context);
  findings.addAll(aboutWaivers);
  const verdict = verdictOf(reasons);

  const smallestFix =
    verdict === 'fail'
      ? findSmallestFix({
          cells: scenarios.committedCells,
          counts,
          policy,
          options,
          forbidden: forbiddenReasons(failingCodes(reasons)),
          waived: new Set(found.filter((reason) => !reasons.includes(reason)).map(({ code }) => code)),
          passes: (projection) => verdictOf(decideRates(projection, policy, recordedSends)) !== 'fail',
        })
      : null;
  const decided = {
    list,
    scenarios,
    options,
    learned,
    deliveries: count.deliveries,
    counts,
    verdict,
    reasons,
    findings,
    smallestFix,
  };
  return applyOverride(describeResult(about, decided), input);
}

function failingCodes(reasons: readonly Reason[]): ReadonlySet<string> {
  return new Set(reasons.filter(({ severity }) => severity === 'fail').map(({ code }) => code));
}

/** A fixed clock is right for examples and wrong for a real send, so it is always said. */
function aboutClock({ policy, asOfMs }: Pick<CampaignInput, 'policy' | 'asOfMs'>): Finding[] {
  if (policy.asOfMs === null || policy.asOfMs !== asOfMs) return [];
  return [{ code: 'clock-pinned', severity: 'notice', args: { asOf: formatDay(dayOfInstant(asOfMs)) } }];
}
