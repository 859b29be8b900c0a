import type { Counts, Reason, ReasonCode } from '../campaign-result.ts';
import type { JudgingRules } from '../policy/campaign-policy.ts';
import type { Limit } from '../policy/limit.ts';
import { suppressionReasons } from '../suppression/suppression-reason.ts';

/**
 * The reasons that counts give: suppressed recipients by reason, the share of rows that cannot be mailed, the share of
 * duplicates. Suppressed rows give none when the sending service drops them itself.
 */
export function decideCounts(counts: Counts, policy: JudgingRules): Reason[] {
  return [
    ...(policy.senderAppliesSuppression ? [] : suppressedReasons(counts, policy)),
    ...shareReason('invalid-rows', counts.invalid / counts.rows, policy.invalid),
    ...shareReason('duplicate-rows', counts.duplicates / counts.rows, policy.duplicates),
  ];
}

function suppressedReasons(counts: Counts, policy: JudgingRules): Reason[] {
  return suppressionReasons.flatMap((reason) => {
    const measured = counts.suppressedByReason[reason];
    const rule = policy.suppressed[reason];
    if (measured === 0 || rule === 'ignore') return [];
    return [{ code: `suppressed-${reason}` as const, severity: rule, measured, limit: 0 }];
  });
}

function shareReason(code: ReasonCode, measured: number, limit: Limit): Reason[] {
  if (limit.fail !== null && measured > limit.fail)
    return [{ code, severity: 'fail', measured, limit: limit.fail }];
  if (limit.warn !== null && measured > 0 && measured >= limit.warn) {
    return [{ code, severity: 'warn', measured, limit: limit.warn }];
  }
  return [];
}
