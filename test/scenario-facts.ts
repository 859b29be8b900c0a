import type { CampaignResult, Rates } from '../src/core/campaign-result.ts';
import type { Problem } from '../src/core/finding.ts';
import { exitCodeOf, type RunResult } from '../src/core/run-result.ts';

/** The stable facts of a run: codes, places, counts and rates, no prose. */
export function factsOf({ verdict, campaigns, problems }: RunResult) {
  return {
    verdict,
    exitCode: exitCodeOf(verdict),
    ...(problems.length > 0 ? { problems: problems.map(problemFact) } : {}),
    campaigns: campaigns.map((campaign) =>
      campaign.verdict === 'unchecked' ? uncheckedFacts(campaign) : checkedFacts(campaign),
    ),
  };
}
export type Facts = ReturnType<typeof factsOf>;

function uncheckedFacts({ campaign, verdict, problems }: CampaignResult) {
  return { campaign, verdict, problems: problems.map(problemFact) };
}

function checkedFacts(result: CampaignResult) {
  const { campaign, verdict, tier, reasons, counts, rates, findingsByCode, smallestFix } = result;
  const { suppressedByReason, ...plainCounts } = counts;
  const byReason = Object.entries(suppressedByReason).filter(([, count]) => count > 0);
  return {
    campaign,
    verdict,
    tier,
    reasons: reasons.map(({ severity, code }) => `${severity}: ${code}`),
    counts: { ...plainCounts, ...Object.fromEntries(byReason) },
    rates: {
      asCommitted: rates === null ? null : rateFacts(rates.asCommitted),
      afterCleaning: rates === null ? null : rateFacts(rates.afterCleaning),
    },
    findings: Object.fromEntries(findingsByCode.map(({ code, count }) => [code, count])),
    remove: smallestFix === null ? null : smallestFix.possible ? smallestFix.removed : 'everything',
  };
}

function rateFacts({ hard, soft, total }: Rates) {
  const round = (fraction: number): number => Math.round(fraction * 1e6) / 1e6;
  return { hard: round(hard.expected), soft: round(soft.expected), total: round(total.expected) };
}

function problemFact({ code, file, line }: Problem): string {
  const place = file === undefined ? '' : ` ${file}${line === undefined ? '' : `:${line}`}`;
  return `${code}${place}`;
}
