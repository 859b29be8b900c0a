import type { CampaignResult } from '../core/campaign-result.ts';
import { checkCampaign } from '../core/check-campaign.ts';
import type { ImpliedDeliveries } from '../core/delivery/implied-deliveries.ts';
import { type RunResult, runResult } from '../core/run-result.ts';
import { askIfWanted } from './dns/ask-if-wanted.ts';
import { openCampaign } from './open-campaign.ts';
import { type PreparedCheck, prepareChecks, type RunRequest } from './prepare-checks.ts';
import { verifyEd25519 } from './sign.ts';

/** Does the checks of a run one after the other; every problem ends up in the result. */
export async function runChecks(request: RunRequest): Promise<RunResult> {
  const prepared = await prepareChecks(request);
  if (!prepared.ok) return runResult([], prepared.problems);
  const deliveries = await pastSends(request, prepared.checks);
  const results: CampaignResult[] = [];
  for (const { planned, workspace } of prepared.checks) {
    const input = await askIfWanted(await openCampaign(planned, workspace), workspace);
    const past = { ledger: request.ledger ?? null, deliveries, verifySignature: verifyEd25519 };
    results.push(await checkCampaign({ ...input, ...past }));
  }
  return runResult(results, [], prepared.schedule);
}

// because only what was sent and recorded implies a delivery, most runs need not look
async function pastSends(
  { ledger, workspace }: RunRequest,
  checks: readonly PreparedCheck[],
): Promise<ImpliedDeliveries | null> {
  const [first] = checks.filter(({ planned }) => planned.policy.impliedDeliveries);
  if (!ledger || ledger.sends.length === 0 || first === undefined) return null;
  const { openDeliveries } = await import('./deliveries/open-deliveries.ts');
  const columns = new Map(checks.map(({ planned }) => [planned.campaign, planned.policy.columns.email]));
  const opened = await openDeliveries({
    folder: workspace.folder,
    ledger,
    asOfMs: first.workspace.asOfMs,
    emailColumnOf: (campaign) => columns.get(campaign),
  });
  return opened.deliveries;
}
