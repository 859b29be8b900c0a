import type { CampaignResult } from '../core/campaign-result.ts';
import { checkCampaign } from '../core/check-campaign.ts';
import { type CheckRequest, planChecks } from '../core/plan-checks.ts';
import { type RunResult, runResult } from '../core/run-result.ts';
import { loadPolicy } from './load-policy.ts';
import { openCampaign, type Workspace } from './open-campaign.ts';

/** What a shell was asked to check, with the policy file still to be read. */
export interface RunRequest extends Omit<CheckRequest, 'policyFile'> {
  /** The policy file as it is shown, and where it lies; null to run without one. */
  readonly policy: { readonly shown: string; readonly path: string } | null;
  readonly workspace: Omit<Workspace, 'asOfMs'>;
  /** The clock of this run; null uses the policy's `as-of`, else `nowMs`. */
  readonly asOfMs: number | null;
  readonly nowMs: number;
}

/** Reads the policy, plans the checks and does them one after the other; every problem ends up in the result. */
export async function runChecks(request: RunRequest): Promise<RunResult> {
  const { policy, workspace } = request;
  const confinement = workspace.confined ? { root: workspace.folder } : {};
  const loaded = policy === null ? null : await loadPolicy(policy.path, policy.shown, confinement);
  if (loaded !== null && !loaded.ok) return runResult([], loaded.problems);
  const plan = planChecks({ ...request, policyFile: loaded === null ? null : loaded.policy });
  if (!plan.ok) return runResult([], plan.problems);
  const results: CampaignResult[] = [];
  for (const check of plan.checks) {
    const asOfMs = request.asOfMs ?? check.policy.asOfMs ?? request.nowMs;
    const input = await openCampaign(check, { ...workspace, asOfMs });
    results.push(await checkCampaign(input));
  }
  return runResult(results);
}
