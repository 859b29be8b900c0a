import type { CampaignCount } from '../../../src/core/campaign-count.ts';
import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import { readOnFile } from '../../../src/core/check-campaign.ts';
import { countCampaign } from '../../../src/core/count-campaign.ts';
import { decideCampaign } from '../../../src/core/decide-campaign.ts';
import { mergeCounts } from '../../../src/core/merge-counts.ts';
import { type CheckOptions, inputOf } from '../check-text.ts';

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
    counts.unshift(JSON.parse(JSON.stringify(count)));
  }
  const [first, ...others] = counts;
  if (first === undefined) throw new Error('no part');
  return decideCampaign(inputOf(list, options), mergeCounts([first, ...others]));
}
