import type { DeliveriesCounted } from './campaign-count.ts';
import type {
  CampaignResult,
  CauseShare,
  Counts,
  GroupShare,
  LimitsShown,
  Rate,
  Rates,
  Reason,
  SmallestFix,
  SourceShare,
  Verdict,
} from './campaign-result.ts';
import type { DecisionInput } from './decide-campaign.ts';
import { limitsToReport } from './decision/judged-limits.ts';
import type { ListTally } from './evidence/conclude-list.ts';
import { exactNumber } from './exact-number.ts';
import type { Problem } from './finding.ts';
import type { FindingLog } from './finding-log.ts';
import { historyUsed, unusedHistory } from './ledger/history-used.ts';
import type { Learned } from './ledger/learn-history.ts';
import { noHistory } from './ledger/ledger-history.ts';
import { dayOfInstant, formatDay } from './list/parse-day.ts';
import { overrideRulesOf } from './override/override-subject.ts';
import { ageDaysOf, undated } from './projection/cell-table.ts';
import { evidenceGroupOf, evidenceGroups } from './projection/evidence-group.ts';
import { type ListExposures, partExposures } from './projection/list-exposures.ts';
import { modelVersion } from './projection/policy-parameters.ts';
import {
  type OpenProjection,
  type Projection,
  type ProjectionOptions,
  projectPart,
} from './projection/project.ts';
import type { Scenarios } from './projection/project-scenarios.ts';
import type { RateEstimate } from './projection/rate-estimate.ts';
import { tierOf } from './projection/tier.ts';
import { suppressionReasons } from './suppression/suppression-reason.ts';

/** What a result says of its input. */
export type ResultInput = DecisionInput & Pick<CampaignResult, 'suppressionFiles'>;

/** What was decided about a campaign, and what the report shows beside it. */
export interface Decided {
  readonly list: ListTally;
  readonly scenarios: Scenarios;
  readonly options: ProjectionOptions;
  readonly learned: Learned;
  /** What past sends imply; null where none was looked at. */
  readonly deliveries: DeliveriesCounted | null;
  readonly counts: Counts;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly findings: FindingLog;
  readonly smallestFix: SmallestFix | null;
  readonly fixAfterCleaning: SmallestFix | null;
}

/** Puts together the result of a campaign that could be checked. */
export function describeResult(input: ResultInput, decided: Decided): CampaignResult {
  const { scenarios, counts, findings } = decided;
  const { asCommitted, afterCleaning } = scenarios;
  const limits = limitsToReport(input.policy);
  return {
    ...heading(input),
    verdict: decided.verdict,
    tier: tierOf(asCommitted.total.expected),
    tierAfterCleaning: afterCleaning.recipients === 0 ? null : tierOf(afterCleaning.total.expected),
    reasons: decided.reasons.map((reason) => ({ ...reason, measured: exactNumber(reason.measured) })),
    override: null,
    counts,
    rates: { asCommitted: ratesOf(asCommitted, limits), afterCleaning: ratesOf(afterCleaning, limits) },
    byGroup: groupShares(scenarios.committed),
    byCause: asCommitted.byComponent.map(causeShare),
    bySource: asCommitted.bySource.map(sourceShare),
    findings: findings.samples(),
    findingsTotal: findings.total(),
    findingsByCode: findings.counts(),
    smallestFix: decided.smallestFix === null ? null : exactFix(decided.smallestFix),
    fixAfterCleaning: decided.fixAfterCleaning === null ? null : exactFix(decided.fixAfterCleaning),
    exposures: exactExposures(exposuresIn(scenarios.committed)),
    history: historyUsed(input.ledger ?? noHistory, decided),
    problems: [],
  };
}

/** The result of a campaign that could not be checked: its problems, and nothing that looks like a judgement. */
export function uncheckedResult(input: ResultInput, problems: readonly Problem[]): CampaignResult {
  return {
    ...heading(input),
    verdict: 'unchecked',
    tier: null,
    tierAfterCleaning: null,
    reasons: [],
    override: null,
    counts: noCounts,
    rates: null,
    byGroup: [],
    byCause: [],
    bySource: [],
    findings: [],
    findingsTotal: 0,
    findingsByCode: [],
    smallestFix: null,
    fixAfterCleaning: null,
    exposures: { sources: [], hard: [], soft: [] },
    history: unusedHistory(input.ledger ?? noHistory),
    problems,
  };
}

/** What was counted, for the decision and the report. */
export function countsOf(list: ListTally, scenarios: Scenarios): Counts {
  const { rows, recipients, invalid, suppressed, suppressedByReason } = list;
  return {
    rows,
    recipients,
    invalid,
    duplicates: rows - recipients,
    suppressed,
    suppressedByReason,
    mailed: scenarios.asCommitted.recipients,
    mailedAfterCleaning: scenarios.afterCleaning.recipients,
  };
}

const noCounts: Counts = {
  rows: 0,
  recipients: 0,
  invalid: 0,
  duplicates: 0,
  suppressed: 0,
  suppressedByReason: Object.fromEntries(
    suppressionReasons.map((reason) => [reason, 0]),
  ) as Counts['suppressedByReason'], // because every reason is an entry
  mailed: 0,
  mailedAfterCleaning: 0,
};

function heading(input: ResultInput) {
  const { policy } = input;
  const limits: LimitsShown = {
    profile: policy.profile,
    total: policy.total,
    hard: policy.hard,
    soft: policy.soft,
    risk: policy.risk,
  };
  return {
    campaign: input.campaign,
    list: input.list.path,
    asOf: formatDay(dayOfInstant(input.asOfMs)),
    judgedAt: new Date(input.asOfMs).toISOString(),
    sendAt: policy.sendAtMs === null ? null : new Date(policy.sendAtMs).toISOString(),
    limits,
    overrideRules: overrideRulesOf(policy),
    approvalMaxAgeDays: policy.approvalMaxAgeDays,
    slackChannel: policy.slackChannel,
    suppressionFiles: input.suppressionFiles,
    digests: input.digests(),
    model: modelVersion,
  };
}

function exactExposures({ sources, hard, soft }: ListExposures): ListExposures {
  const round = (exposures: ListExposures['hard']) =>
    exposures.map((exposure) => ({
      ...exposure,
      expected: exactNumber(exposure.expected),
      squares: exactNumber(exposure.squares),
    }));
  return { sources, hard: round(hard), soft: round(soft) };
}

function exactFix(fix: SmallestFix): SmallestFix {
  const removals = fix.removals.map((removal) => ({ ...removal, chance: exactNumber(removal.chance) }));
  return { ...fix, removals, totalAfter: exactNumber(fix.totalAfter) };
}

function ratesOf(projection: Projection, limits: readonly number[]): Rates {
  const { hard, soft, total } = projection;
  return { hard: rateOf(hard, limits), soft: rateOf(soft, limits), total: rateOf(total, limits) };
}

function rateOf(estimate: RateEstimate, limits: readonly number[]): Rate {
  const above = limits.map(
    (limit, index) => [String(limit), exactNumber(estimate.probabilityAbove[index] ?? 0)] as const,
  );
  return {
    expected: exactNumber(estimate.expected),
    low: exactNumber(estimate.low),
    high: exactNumber(estimate.high),
    probabilityAbove: Object.fromEntries(above),
  };
}

function exposuresIn({ cells, expanded }: OpenProjection): ListExposures {
  return partExposures(expanded, cells.counts);
}

function groupShares(open: OpenProjection): GroupShare[] {
  const { kinds, kindOf, ages, counts: all } = open.cells;
  const places = new Map(evidenceGroups.map((group, place) => [group, place]));
  const groups = Uint8Array.from(kindOf, (place, cell) => {
    const kind = kinds[place];
    return kind === undefined
      ? 0
      : (places.get(evidenceGroupOf(kind, ageDaysOf(ages[cell] ?? undated))) ?? 0);
  });
  const recipients = all.reduce((sum, count) => sum + count, 0);
  const present = new Set(groups);
  const shares = evidenceGroups.flatMap((group, place) => {
    if (!present.has(place)) return [];
    const counts = all.map((count, cell) => (groups[cell] === place ? count : 0));
    const part = projectPart(open, counts);
    if (part.recipients === 0) return [];
    const share = (estimate: RateEstimate): number => exactNumber(estimate.expectedCount / recipients);
    return [
      {
        group,
        recipients: part.recipients,
        hard: share(part.hard),
        soft: share(part.soft),
        total: share(part.total),
      },
    ];
  });
  return shares.sort((a, b) => b.total - a.total);
}

function causeShare(share: Projection['byComponent'][number]): CauseShare {
  const { component, recipients, hard, soft, total } = share;
  return {
    cause: component,
    recipients,
    hard: exactNumber(hard),
    soft: exactNumber(soft),
    total: exactNumber(total),
  };
}

function sourceShare(share: Projection['bySource'][number]): SourceShare {
  const { source, recipients, hard, soft, total } = share;
  return { source, recipients, hard: exactNumber(hard), soft: exactNumber(soft), total: exactNumber(total) };
}
