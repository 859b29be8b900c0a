import type { Reason } from '../campaign-result.ts';
import type { Finding, Problem } from '../finding.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { Limit } from '../policy/limit.ts';
import type { SuppressionFile } from './suppression-file.ts';

/** What the age of the suppressions leads to. */
export interface SuppressionAge {
  readonly problems: readonly Problem[];
  readonly reasons: readonly Reason[];
  readonly findings: readonly Finding[];
}

/**
 * Judges how old the newest dated suppression is (in days) by the policy's limits: above `fail` nothing may be judged,
 * since fresh bounces and opt-outs are missing; from `warn` on it warns. Without dates the age is unknown and said.
 */
export function judgeSuppressionAge(
  files: readonly SuppressionFile[],
  limit: Limit,
  asOfDay: DayNumber,
): SuppressionAge {
  const quiet: SuppressionAge = { problems: [], reasons: [], findings: [] };
  if (files.length === 0 || (limit.warn === null && limit.fail === null)) return quiet;
  const newest = files.reduce<SuppressionFile | null>(
    (best, file) => (file.newestDay !== null && file.newestDay > (best?.newestDay ?? -1) ? file : best),
    null,
  );
  if (newest === null || newest.newestDay === null) {
    return { ...quiet, findings: [{ code: 'suppression-age-unknown', severity: 'warning', args: {} }] };
  }
  const days = Math.max(0, asOfDay - newest.newestDay);
  const args = { days };
  if (limit.fail !== null && days > limit.fail) {
    const problem: Problem = {
      code: 'suppression-stale',
      file: newest.path,
      args: { days, limit: limit.fail },
    };
    return { ...quiet, problems: [problem] };
  }
  if (limit.warn === null || days < limit.warn) return quiet;
  return {
    ...quiet,
    reasons: [{ code: 'suppression-old', severity: 'warn', measured: days, limit: limit.warn }],
    findings: [{ code: 'suppression-old', severity: 'warning', file: newest.path, args }],
  };
}
