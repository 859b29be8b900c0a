import type { JudgingRules } from '../policy/campaign-policy.ts';

/** The rates that limits are set on. */
export const judgedRates = ['total', 'hard', 'soft'] as const;
export type JudgedRate = (typeof judgedRates)[number];

// because readers compare campaigns, these are always reported beside the policy's own limits
const alwaysReported = [0.01, 0.02, 0.05, 0.1];

/** Every rate whose chance of being passed is asked for: the field's bands and the policy's limits, ascending. */
export function limitsToReport(policy: JudgingRules): readonly number[] {
  const own = judgedRates.flatMap((rate) => [policy[rate].warn, policy[rate].fail]);
  const limits = new Set([...alwaysReported, ...own.filter((limit) => limit !== null)]);
  return [...limits].sort((a, b) => a - b);
}
