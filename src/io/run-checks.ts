import type { CampaignResult } from '../core/campaign-result.ts';
import { checkCampaign } from '../core/check-campaign.ts';
import type { ImpliedDeliveries } from '../core/delivery/implied-deliveries.ts';
import { type RunResult, runResult } from '../core/run-result.ts';
import { openAsking } from './dns/open-asking.ts';
import { openCampaign } from './open-campaign.ts';
import { withThreads } from './parallel/with-threads.ts';
import { type PreparedCheck, prepareChecks, type RunRequest } from './prepare-checks.ts';
import { verifyEd25519 } from './sign.ts';

/** Does the checks of a run one after the other; every problem ends up in the result. */
export async function runChecks(request: RunRequest): Promise<RunResult> {
  const prepared = await prepareChecks(request);
  if (!prepared.ok) return runResult([], prepared.problems);
  const deliveries = await pastSends(request, prepared.checks);
  const askIfWanted = openAsking();
  const results: CampaignResult[] = [];
  for (const { planned, workspace } of prepared.checks) {
    const opened = await openCampaign(planned, workspace);
    const input = await askIfWanted(opened, workspace);
    const past = { ledger: request.ledger ?? null, deliveries, verifySignature: verifyEd25519 };
    const files = [opened.list, ...(opened.suppressions ?? [])];
    results.push(await withThreads(files, (threads) => checkCampaign({ ...input, ...past, threads })));
  }
  return runResult(results, [], prepared.schedule);
}

/** Who was on the lists of past sends; null, because only what was sent and recorded implies a delivery, for most runs. */
export async function pastSends(
  { ledger, workspace }: Pick<RunRequest, 'ledger' | 'workspace'>,
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
