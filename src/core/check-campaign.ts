import type { ByteSource } from './byte-source.ts';
import type { CampaignResult, Reason, Verdict } from './campaign-result.ts';
import { applyWaivers } from './decision/apply-waivers.ts';
import { decideAliases } from './decision/decide-aliases.ts';
import { decideCounts } from './decision/decide-counts.ts';
import { decideRates } from './decision/decide-rates.ts';
import { findSmallestFix } from './decision/find-smallest-fix.ts';
import { forbiddenReasons } from './decision/forbidden-reasons.ts';
import { limitsToReport } from './decision/judged-limits.ts';
import type { ImpliedDeliveries } from './delivery/implied-deliveries.ts';
import { judgeDeliveries } from './delivery/judge-deliveries.ts';
import { countsOf, describeResult, uncheckedResult } from './describe-result.ts';
import type { DnsCacheRead } from './dns/dns-cache.ts';
import type { OnEntry } from './evidence/judged-entry.ts';
import { tallyList } from './evidence/tally-list.ts';
import type { VerificationsRead } from './evidence/verifiers/read-verifications.ts';
import type { Finding, FindingCode, Problem } from './finding.ts';
import { learnHistory } from './ledger/learn-history.ts';
import { type LedgerHistory, noHistory } from './ledger/ledger-history.ts';
import { dayOfInstant, formatDay } from './list/parse-day.ts';
import type { HashSeed } from './matching/hash-seed.ts';
import { KeyHasher } from './matching/key-hasher.ts';
import { applyOverride } from './override/apply-override.ts';
import type { VerifySignature } from './override/verify-signature.ts';
import type { CampaignPolicy } from './policy/campaign-policy.ts';
import { policyParameters } from './projection/policy-parameters.ts';
import { projectScenarios } from './projection/project-scenarios.ts';
import { dayOfJudging } from './schedule/day-of-judging.ts';
import { describeFile } from './suppression/describe-file.ts';
import { judgeSuppressionAge } from './suppression/judge-suppression-age.ts';
import type { HashAddress } from './suppression/parse-hash.ts';
import { readSuppressions, type SuppressionsRead } from './suppression/read-suppressions.ts';

/** Everything one check needs; the clock is an argument, so the same input gives the same result. */
export interface CampaignInput {
  readonly campaign: string;
  readonly policy: CampaignPolicy;
  readonly list: ByteSource;
  /** Null when the policy says that there are none. */
  readonly suppressions: readonly ByteSource[] | null;
  readonly asOfMs: number;
  /** What the ledger tells of past sends; absent or null where there is no ledger. */
  readonly ledger?: LedgerHistory | null;
  /** Who was on the lists of past sends; absent or null where none could be read. */
  readonly deliveries?: ImpliedDeliveries | null;
  /** What is known from DNS; absent or null where the policy does not want it. */
  readonly dns?: DnsCacheRead | null;
  /** Results of verification services; absent or null where the policy names none. */
  readonly verifications?: VerificationsRead | null;
  /** Computes the hashes that suppressions may be given as; without it such files are a problem. */
  readonly hash?: HashAddress;
  /** Unknown to whoever wrote the files; absent, addresses are compared as texts, which gives the same and takes longer. */
  readonly seed?: HashSeed;
  /** Verifies signatures of overrides; without it none is believed. */
  readonly verifySignature?: VerifySignature;
  /** SHA-256 of the inputs, asked for once everything is read. */
  readonly digests: () => CampaignResult['digests'];
}

/**
 * The table of contents of the gate: read the suppressions, count the list against them, project, decide. Problems
 * end in `unchecked`; every finding is collected before the one decision is made.
 */
export async function checkCampaign(input: CampaignInput, onEntry?: OnEntry): Promise<CampaignResult> {
  const { policy, asOfMs, hash } = input;
  const scopes = policy.suppressionScopes;
  const asOfDay = dayOfInstant(asOfMs);
  const hasher = input.seed === undefined ? {} : { hasher: new KeyHasher(input.seed) };
  const rules = { asOfDay, scopes, repeats: policy, ...(hash === undefined ? {} : { hash }), ...hasher };
  const suppressions = await readSuppressions(input.suppressions ?? [], rules);
  return judgeList(input, suppressions, onEntry);
}

/** The check without reading the suppressions, for those who have read them already. */
export async function judgeList(
  input: Omit<CampaignInput, 'suppressions'>,
  suppressions: SuppressionsRead,
  onEntry?: OnEntry,
): Promise<CampaignResult> {
  const { policy, asOfMs } = input;
  const about = { ...input, suppressionFiles: suppressions.files.map(describeFile) };
  const asOfDay = dayOfInstant(asOfMs);
  const sendDay = dayOfJudging(asOfMs, policy.sendAtMs);
  const age = judgeSuppressionAge(suppressions.files, policy.suppressionAgeDays, sendDay);
  const { table, otherScopes } = suppressions;
  const { softSuppressAfter } = policy;
  const deliveries =
    input.deliveries && policy.impliedDeliveries
      ? judgeDeliveries(input.deliveries, { tables: [table, otherScopes], softSuppressAfter })
      : null;
  const dns = input.dns?.ok ? { cache: input.dns.cache, asOfDay } : null;
  const verifications = input.verifications?.table ?? null;
  const rules = { policy, asOfDay, suppressions: table, otherScopes, deliveries, dns, verifications };
  const tallied = await tallyList(input.list, rules, onEntry);

  const problems: Problem[] = [...suppressions.problems, ...age.problems];
  if (input.dns?.ok === false) problems.push(input.dns.problem);
  problems.push(...(input.verifications?.problems ?? []));
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
  for (const log of [suppressions.findings, age.findings]) findings.addAll(log);
  if (input.verifications) findings.addAll(input.verifications.findings);
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
    deliveries,
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

/** The verdict that reasons lead to. */
export function verdictOf(reasons: readonly Pick<Reason, 'severity'>[]): Verdict {
  if (reasons.some(({ severity }) => severity === 'fail')) return 'fail';
  return reasons.length > 0 ? 'warn' : 'pass';
}
