import type { CampaignResult, Verdict } from './campaign-result.ts';
import type { Problem } from './finding.ts';

/** The result of one run over any number of campaigns; `problems` are those of the run itself (policy, arguments). */
export interface RunResult {
  readonly verdict: Verdict;
  readonly campaigns: readonly CampaignResult[];
  readonly problems: readonly Problem[];
}

// because a campaign that could not be checked is worse than one that failed: nobody knows
const order: readonly Verdict[] = ['pass', 'warn', 'fail', 'unchecked'];

/** Puts the results of campaigns together: the run's verdict is its worst; nothing checked is `unchecked`. */
export function runResult(
  campaigns: readonly CampaignResult[],
  problems: readonly Problem[] = [],
): RunResult {
  return { verdict: problems.length > 0 ? 'unchecked' : runVerdict(campaigns), campaigns, problems };
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
