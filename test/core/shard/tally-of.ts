import { createHash } from 'node:crypto';
import { lookAtList, readOnFile } from '../../../src/core/check-campaign.ts';
import { countCampaign } from '../../../src/core/count-campaign.ts';
import { type CheckTally, tallySchema } from '../../../src/core/shard/check-tally.ts';
import type { Shard } from '../../../src/core/shard/shard.ts';
import { type CheckOptions, inputOf } from '../check-text.ts';

/** The tally of one shard of a list given as text. */
export async function tallyOfText(
  list: string,
  shard: Shard,
  options: CheckOptions = {},
): Promise<CheckTally> {
  const input = await lookAtList(inputOf(list, options));
  const count = await countCampaign(input, await readOnFile(input, shard), { shard });
  const { campaign, asOfMs } = input;
  const about = { campaign, asOfMs, list: input.list.path, ledger: null };
  const digests = { list: 'a'.repeat(64), suppressions: 'b'.repeat(64), policy: 'c'.repeat(64) };
  return {
    schema: tallySchema,
    program: '0.1.0',
    model: '1',
    shard,
    campaigns: [{ ...about, digests, count }],
  };
}

/** Lower-case hex SHA-256 of a text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
