import type { Verdict } from '../campaign-result.ts';
import type { Problem } from '../finding.ts';
import { runVerdict } from '../run-result.ts';
import type { CampaignVerified } from './verify-approval.ts';

/** Whether the campaigns of a run may be sent by their approvals. */
export interface RunVerification {
  readonly verdict: Verdict;
  readonly campaigns: readonly CampaignVerified[];
  readonly problems: readonly Problem[];
}

/** Puts verifications together: the verdict is the worst; nothing verified is `unchecked`. */
export function runVerification(
  campaigns: readonly CampaignVerified[],
  problems: readonly Problem[] = [],
): RunVerification {
  return { verdict: problems.length > 0 ? 'unchecked' : runVerdict(campaigns), campaigns, problems };
}
