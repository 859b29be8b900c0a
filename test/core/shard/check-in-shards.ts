import type { CampaignCount } from '../../../src/core/campaign-count.ts';
import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import { readOnFile } from '../../../src/core/check-campaign.ts';
import { countCampaign } from '../../../src/core/count-campaign.ts';
import { decideCampaign } from '../../../src/core/decide-campaign.ts';
import { mergeCounts } from '../../../src/core/merge-counts.ts';
import { modelVersion } from '../../../src/core/projection/policy-parameters.ts';
import { type CheckTally, tallySchema } from '../../../src/core/shard/check-tally.ts';
import { parseTally, tallyText } from '../../../src/core/shard/parse-tally.ts';
import type { Shard } from '../../../src/core/shard/shard.ts';
import { toolVersion } from '../../../src/core/tool-version.ts';
import { type CheckOptions, inputOf } from '../check-text.ts';
import { sha256 } from './tally-of.ts';

/** Checks a list in so many parts, each with a seed of its own, and decides of them in reverse order. */
export async function checkInShards(
  list: string | Uint8Array,
  of: number,
  options: CheckOptions = {},
): Promise<CampaignResult> {
  const counts: CampaignCount[] = [];
  for (let index = 1; index <= of; index += 1) {
    const seed = options.seed === null ? null : { low: index, high: -index };
    const input = inputOf(list, { ...options, seed });
    const shard = { index, of };
    const count = await countCampaign(input, await readOnFile(input, shard), { shard });
    counts.unshift(asFiled(input, shard, count));
  }
  const [first, ...others] = counts;
  if (first === undefined) throw new Error('no part');
  return decideCampaign(inputOf(list, options), mergeCounts([first, ...others]));
}

/** What a tally file says of a count. */
function asFiled(
  { campaign, asOfMs, list }: ReturnType<typeof inputOf>,
  shard: Shard,
  count: CampaignCount,
): CampaignCount {
  const digests = { list: '', suppressions: '', policy: '' };
  const campaigns = [{ campaign, list: list.path, asOfMs, digests, ledger: null, count }];
  const tally: CheckTally = {
    schema: tallySchema,
    program: toolVersion,
    model: modelVersion,
    shard,
    campaigns,
  };
  const read = parseTally(tallyText(tally, sha256), sha256);
  const [filed] = read.ok ? read.tally.campaigns : [];
  if (filed === undefined) throw new Error('a tally that cannot be read');
  return filed.count;
}
