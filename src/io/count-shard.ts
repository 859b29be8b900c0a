import { lookAtList, readOnFile } from '../core/check-campaign.ts';
import { countCampaign } from '../core/count-campaign.ts';
import type { Problem } from '../core/finding.ts';
import { modelVersion } from '../core/projection/policy-parameters.ts';
import { type CampaignTally, type CheckTally, tallySchema } from '../core/shard/check-tally.ts';
import type { Shard } from '../core/shard/shard.ts';
import { toolVersion } from '../core/tool-version.ts';
import { openCampaign } from './open-campaign.ts';
import { prepareChecks, type RunRequest } from './prepare-checks.ts';
import { pastSends } from './run-checks.ts';

export type ShardCounted =
  | { readonly ok: true; readonly tally: CheckTally }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Counts one shard of the checks of a run. DNS is not asked, whatever the policy wants, because shards that got different
 * answers would make no check together: what the committed cache knows is all that counts.
 */
export async function countShard(request: RunRequest, shard: Shard): Promise<ShardCounted> {
  const prepared = await prepareChecks(request);
  if (!prepared.ok) return prepared;
  const deliveries = await pastSends(request, prepared.checks);
  const campaigns: CampaignTally[] = [];
  for (const { planned, workspace } of prepared.checks) {
    const input = await lookAtList({ ...(await openCampaign(planned, workspace)), deliveries });
    const count = await countCampaign(input, await readOnFile(input, shard), { shard });
    campaigns.push({
      campaign: input.campaign,
      list: input.list.path,
      asOfMs: input.asOfMs,
      digests: input.digests(),
      ledger: count.deliveries === null ? null : (request.ledger?.tip ?? null),
      count,
    });
  }
  return {
    ok: true,
    tally: { schema: tallySchema, program: toolVersion, model: modelVersion, shard, campaigns },
  };
}
