import type { CampaignCount } from '../campaign-count.ts';
import type { Digests } from '../campaign-result.ts';
import type { Shard } from './shard.ts';

/** The form of a tally file. Whoever knows another one refuses it. */
export const tallySchema = 'bounce-gate/tally/1';

/** What one shard counted of a campaign, and of which files by which rules. */
export interface CampaignTally {
  readonly campaign: string;
  /** The list as reports name it. */
  readonly list: string;
  readonly asOfMs: number;
  readonly digests: Digests;
  /** Commit of the ledger whose sends imply deliveries that were counted; null where none were looked at. */
  readonly ledger: string | null;
  readonly count: CampaignCount;
}

/** All that one shard of a check counted: numbers, codes, names of sources and of files; no address, hash or domain. */
export interface CheckTally {
  readonly schema: typeof tallySchema;
  /** Version of the program, and of its model. */
  readonly program: string;
  readonly model: string;
  readonly shard: Shard;
  readonly campaigns: readonly CampaignTally[];
}
