import type { Reason, Verdict } from '../campaign-result.ts';

/** The verdict that reasons lead to. */
export function verdictOf(reasons: readonly Pick<Reason, 'severity'>[]): Verdict {
  if (reasons.some(({ severity }) => severity === 'fail')) return 'fail';
  return reasons.length > 0 ? 'warn' : 'pass';
}
