import type { CampaignCount } from './campaign-count.ts';
import type { CampaignResult, Reason } from './campaign-result.ts';
import type { CampaignInput } from './check-campaign.ts';
import { applyWaivers } from './decision/apply-waivers.ts';
import { decideAliases } from './decision/decide-aliases.ts';
import { decideCounts } from './decision/decide-counts.ts';
import { decideRates } from './decision/decide-rates.ts';
import { type CleanFix, findCleanFix } from './decision/find-clean-fix.ts';
import { findSmallestFix } from './decision/find-smallest-fix.ts';
import type { FixRequest } from './decision/fix-request.ts';
import { forbiddenReasons } from './decision/forbidden-reasons.ts';
import { limitsToReport } from './decision/judged-limits.ts';
import { verdictOf } from './decision/verdict-of.ts';
import { countsOf, describeResult, uncheckedResult } from './describe-result.ts';
import { concludeList, type ListTally } from './evidence/conclude-list.ts';
import type { Finding, FindingCode, Problem } from './finding.ts';
import { learnHistory } from './ledger/learn-history.ts';
import { noHistory } from './ledger/ledger-history.ts';
import { dayOfInstant, formatDay } from './list/parse-day.ts';
import { applyOverride } from './override/apply-override.ts';
import { noCells } from './projection/cell-table.ts';
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
  return decideWithFix(input, count).result;
}

/** A decision, and of which cells the rows are that have to go beside those that cleaning takes out; none where it suffices. */
export interface CampaignDecided {
  readonly result: CampaignResult;
  readonly fixCells: CleanFix['cells'];
}

/** The same decision for those who act on rows (`clean`). */
export function decideWithFix(input: DecisionInput, count: CampaignCount): CampaignDecided {
  const { policy, asOfMs } = input;
  const { suppressions } = count;
  const about = { ...input, suppressionFiles: suppressions.files.map(describeFile) };
  const sendDay = dayOfJudging(asOfMs, policy.sendAtMs);
  const age = judgeSuppressionAge(suppressions.files, policy.suppressionAgeDays, sendDay);
  const tallied = count.list.ok ? concludeList(count.list.part, input.list.path) : count.list;

  const problems: Problem[] = [...suppressions.problems, ...age.problems, ...count.problems];
  if (!tallied.ok) problems.push(tallied.problem);
  if (!tallied.ok || problems.length > 0) return undecided(uncheckedResult(about, problems));
  const { list } = tallied;
  const projected = projectList(input, list);
  if (projected.scenarios.asCommitted.recipients === 0) {
    const problem: Problem = { code: 'list-no-recipients', file: input.list.path, args: { rows: list.rows } };
    return undecided(uncheckedResult(about, [problem]));
  }

  const { findings } = list;
  findings.addKept(suppressions.findings);
  findings.addAll(age.findings);
  if (count.verifications !== null) findings.addKept(count.verifications);
  findings.addAll(aboutClock(input));
  const judged = judge(input, { list, projected, age });
  const { fixCells, ...fixes } = fixesOf(input, projected, judged);
  const { deliveries } = count;
  const decided = { list, ...projected, deliveries, ...judged, findings, ...fixes };
  return { result: applyOverride(describeResult(about, decided), input), fixCells };
}

function undecided(result: CampaignResult): CampaignDecided {
  return { result, fixCells: noCells };
}

function projectList({ policy, asOfMs, ledger }: DecisionInput, list: ListTally) {
  const parameters = policyParameters(policy.chances);
  const learned = learnHistory(ledger ?? noHistory, parameters, asOfMs);
  const options = { parameters, state: learned.state, limits: limitsToReport(policy) };
  const scenarios = projectScenarios(list.cells, policy.senderAppliesSuppression, options);
  return { learned, options, scenarios };
}

interface Judging {
  readonly list: ListTally;
  readonly projected: ReturnType<typeof projectList>;
  readonly age: ReturnType<typeof judgeSuppressionAge>;
}

/** The reasons that were found, those that no waiver lifts, and the verdict that these lead to. */
function judge({ policy, asOfMs, list: { path } }: DecisionInput, { list, projected, age }: Judging) {
  const { scenarios, learned } = projected;
  const { findings } = list;
  const counts = countsOf(list, scenarios);
  const countOf = (code: FindingCode) => findings.count(code);
  const found = [
    ...decideRates(scenarios.asCommitted, policy, learned.used.length),
    ...decideCounts(counts, policy),
    ...decideAliases(countOf, policy),
    ...age.reasons,
  ];
  const waived = applyWaivers(found, policy.waivers, { list: path, asOfMs, countOf });
  findings.addAll(waived.findings);
  const { reasons } = waived;
  return { counts, found, reasons, verdict: verdictOf(reasons) };
}

function fixesOf(
  { policy }: DecisionInput,
  { scenarios, learned }: Judging['projected'],
  { counts, found, reasons, verdict }: ReturnType<typeof judge>,
) {
  const request: FixRequest = {
    open: scenarios.committed,
    counts,
    policy,
    forbidden: forbiddenReasons(failingCodes(reasons)),
    waived: new Set(found.filter((reason) => !reasons.includes(reason)).map(({ code }) => code)),
    passes: (projection) => verdictOf(decideRates(projection, policy, learned.used.length)) !== 'fail',
  };
  // because without rows that hardly bounce the rate of those that stay is higher, cleaning can make a list fail
  const { afterCleaning } = scenarios;
  const suffices = afterCleaning.recipients > 0 && request.passes(afterCleaning);
  const beside = suffices ? null : findCleanFix(request);
  const fixAfterCleaning = beside?.fix ?? null;
  const fixCells = beside?.cells ?? noCells;
  if (verdict !== 'fail') return { smallestFix: null, fixAfterCleaning, fixCells };
  const { mailed, mailedAfterCleaning, duplicates, invalid } = counts;
  const isClean = mailed === mailedAfterCleaning && duplicates + invalid === 0;
  return {
    // because what has to go of a clean list is what has to go beside nothing
    smallestFix: isClean && beside !== null ? beside.fix : findSmallestFix(request),
    fixAfterCleaning,
    fixCells,
  };
}

function failingCodes(reasons: readonly Reason[]): ReadonlySet<string> {
  return new Set(reasons.filter(({ severity }) => severity === 'fail').map(({ code }) => code));
}

/** A fixed clock is right for examples and wrong for a real send, so it is always said. */
function aboutClock({ policy, asOfMs }: Pick<CampaignInput, 'policy' | 'asOfMs'>): Finding[] {
  if (policy.asOfMs === null || policy.asOfMs !== asOfMs) return [];
  return [{ code: 'clock-pinned', severity: 'notice', args: { asOf: formatDay(dayOfInstant(asOfMs)) } }];
}
