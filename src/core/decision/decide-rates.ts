import type { Reason } from '../campaign-result.ts';
import type { JudgingRules } from '../policy/campaign-policy.ts';
import type { Projection } from '../projection/project.ts';
import type { RateEstimate } from '../projection/rate-estimate.ts';
import { type JudgedRate, judgedRates, limitsToReport } from './judged-limits.ts';

/** A rate warns as well when passing the warn limit is at least this likely. */
const warnChance = 0.5;

/**
 * The reasons that projected rates give. An expected rate fails above the fail limit (equality does not), and warns
 * from the warn limit on or when passing it is an even chance. When the chance of passing the fail limit reaches the
 * policy's risk, that fails too; it only warns while no send is recorded, unless the policy is strict.
 */
export function decideRates(projection: Projection, policy: JudgingRules, recordedSends: number): Reason[] {
  const reported = limitsToReport(policy);
  return judgedRates.flatMap((rate) => {
    const estimate = projection[rate];
    const chanceAbove = (limit: number): number => estimate.probabilityAbove[reported.indexOf(limit)] ?? 0;
    return [
      ...rateReason(rate, estimate, policy, chanceAbove),
      ...riskReason(rate, policy, chanceAbove, recordedSends > 0 || policy.strict),
    ];
  });
}

type ChanceAbove = (limit: number) => number;

function rateReason(
  rate: JudgedRate,
  estimate: RateEstimate,
  policy: JudgingRules,
  chanceAbove: ChanceAbove,
): Reason[] {
  const { warn, fail } = policy[rate];
  const code = `${rate}-rate` as const;
  const measured = estimate.expected;
  if (fail !== null && measured > fail) return [{ code, severity: 'fail', measured, limit: fail }];
  const warns = warn !== null && (measured >= warn || chanceAbove(warn) >= warnChance);
  return warns ? [{ code, severity: 'warn', measured, limit: warn }] : [];
}

function riskReason(
  rate: JudgedRate,
  policy: JudgingRules,
  chanceAbove: ChanceAbove,
  binding: boolean,
): Reason[] {
  const { fail } = policy[rate];
  if (fail === null || policy.risk === null) return [];
  const measured = chanceAbove(fail);
  if (measured < policy.risk) return [];
  return [{ code: `${rate}-risk`, severity: binding ? 'fail' : 'warn', measured, limit: policy.risk }];
}
