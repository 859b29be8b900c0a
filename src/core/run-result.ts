import type { CampaignResult, Verdict } from './campaign-result.ts';
import type { Problem } from './finding.ts';
import type { RunSchedule } from './schedule/run-schedule.ts';

/** The result of one run over any number of campaigns; `problems` are those of the run itself (policy, arguments). */
export interface RunResult {
  readonly verdict: Verdict;
  readonly campaigns: readonly CampaignResult[];
  readonly problems: readonly Problem[];
  /** Null when every campaign was asked for, due or not. */
  readonly schedule: RunSchedule | null;
}

// because a campaign that could not be checked is worse than one that failed: nobody knows
const order: readonly Verdict[] = ['pass', 'warn', 'fail', 'unchecked'];

/**
 * Puts the results of campaigns together: the run's verdict is its worst; nothing checked is `unchecked`, unless nothing
 * was due. A send that was missed, or runs that were dropped, warn.
 */
export function runResult(
  campaigns: readonly CampaignResult[],
  problems: readonly Problem[] = [],
  schedule: RunSchedule | null = null,
): RunResult {
  const ofSchedule = schedule === null ? [] : [{ verdict: scheduleVerdict(schedule) }];
  const verdict = problems.length > 0 ? 'unchecked' : runVerdict([...campaigns, ...ofSchedule]);
  return { verdict, campaigns, problems, schedule };
}

function scheduleVerdict({ missed, gap }: RunSchedule): Verdict {
  return missed.length > 0 || gap !== null ? 'warn' : 'pass';
}

/** The worst verdict of a run's campaigns; `unchecked` when there is none. */
export function runVerdict(campaigns: readonly { readonly verdict: Verdict }[]): Verdict {
  const worst = Math.max(...campaigns.map(({ verdict }) => order.indexOf(verdict)), -1);
  return order[worst] ?? 'unchecked';
}

/** 0 pass or warn, 1 fail, 2 unchecked. */
export function exitCodeOf(verdict: Verdict): 0 | 1 | 2 {
  if (verdict === 'unchecked') return 2;
  return verdict === 'fail' ? 1 : 0;
}
