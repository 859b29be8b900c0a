import type { CampaignResult } from '../core/campaign-result.ts';
import { checkCampaign } from '../core/check-campaign.ts';
import { type RunResult, runResult } from '../core/run-result.ts';
import { openCampaign } from './open-campaign.ts';
import { prepareChecks, type RunRequest } from './prepare-checks.ts';

/** Does the checks of a run one after the other; every problem ends up in the result. */
export async function runChecks(request: RunRequest): Promise<RunResult> {
  const prepared = await prepareChecks(request);
  if (!prepared.ok) return runResult([], prepared.problems);
  const results: CampaignResult[] = [];
  for (const { planned, workspace } of prepared.checks) {
    results.push(await checkCampaign(await openCampaign(planned, workspace)));
  }
  return runResult(results);
}
