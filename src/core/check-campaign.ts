import type { ByteSource } from './byte-source.ts';
import type { CampaignResult } from './campaign-result.ts';
import { countCampaign } from './count-campaign.ts';
import { decideCampaign } from './decide-campaign.ts';
import type { ImpliedDeliveries } from './delivery/implied-deliveries.ts';
import type { DnsCacheRead } from './dns/dns-cache.ts';
import type { OnEntry } from './evidence/judged-entry.ts';
import type { VerificationsRead } from './evidence/verifiers/read-verifications.ts';
import { findListHash } from './hashed-list/find-list-hash.ts';
import type { ListHash } from './hashed-list/list-hash.ts';
import type { LedgerHistory } from './ledger/ledger-history.ts';
import { mappedColumns } from './list/mapped-columns.ts';
import { dayOfInstant } from './list/parse-day.ts';
import type { HashSeed } from './matching/hash-seed.ts';
import { KeyHasher } from './matching/key-hasher.ts';
import type { VerifySignature } from './override/verify-signature.ts';
import type { PieceThreads } from './packed/piece-queue.ts';
import type { CampaignPolicy } from './policy/campaign-policy.ts';
import { RecipientGroups } from './shard/recipient-groups.ts';
import { RecipientShare } from './shard/recipient-share.ts';
import { type Shard, wholeCheck } from './shard/shard.ts';
import type { HashAddress } from './suppression/parse-hash.ts';
import { readSuppressions, type SuppressionsRead } from './suppression/read-suppressions.ts';

/** Everything one check needs; the clock is an argument, so the same input gives the same result. */
export interface CampaignInput {
  readonly campaign: string;
  readonly policy: CampaignPolicy;
  readonly list: ByteSource;
  /** Null when the policy says that there are none. */
  readonly suppressions: readonly ByteSource[] | null;
  readonly asOfMs: number;
  /** What the ledger tells of past sends; absent or null where there is no ledger. */
  readonly ledger?: LedgerHistory | null;
  /** Who was on the lists of past sends; absent or null where none could be read. */
  readonly deliveries?: ImpliedDeliveries | null;
  /** What is known from DNS; absent or null where the policy does not want it. */
  readonly dns?: DnsCacheRead | null;
  /** Results of verification services; absent or null where the policy names none. */
  readonly verifications?: VerificationsRead | null;
  /** How the list gives its addresses, where it gives hashes for them, as `lookAtList` finds it. */
  readonly listHash?: ListHash | null;
  /** Computes the hashes that suppressions may be given as; without it such files are a problem. */
  readonly hash?: HashAddress;
  /** Unknown to whoever wrote the files; absent, addresses are compared as texts, which gives the same and takes longer. */
  readonly seed?: HashSeed;
  /** Where pieces of large files are read; absent, all of them are read here. */
  readonly threads?: PieceThreads | undefined;
  /** Verifies signatures of overrides; without it none is believed. */
  readonly verifySignature?: VerifySignature;
  /** SHA-256 of the inputs, asked for once everything is read. */
  readonly digests: () => CampaignResult['digests'];
}

/**
 * The table of contents of the gate: read the suppressions, count the list against them (`countCampaign`), project and
 * decide (`decideCampaign`). Problems end in `unchecked`; every finding is collected before the one decision is made.
 */
export async function checkCampaign(input: CampaignInput, onEntry?: OnEntry): Promise<CampaignResult> {
  const looked = await lookAtList(input);
  return judgeList(looked, await readOnFile(looked), onEntry);
}

/** Finds out whether the list gives hashes for addresses, since then the suppressions have to be read otherwise. */
export async function lookAtList<Input extends Pick<CampaignInput, 'list' | 'policy'>>(
  input: Input,
): Promise<Input & Pick<CampaignInput, 'listHash'>> {
  const { hash, list } = await findListHash(input.list, mappedColumns(input.policy.columns));
  return { ...input, list, listHash: hash };
}

/** Reads the suppressions of a campaign as its policy wants them read; for a shard, those of its recipients. */
export function readOnFile(input: CampaignInput, shard: Shard = wholeCheck): Promise<SuppressionsRead> {
  const { policy, asOfMs, hash, listHash = null } = input;
  // because what past sends imply is judged by the bounces of all recipients, and a hash is in no group of its address
  const isWhole =
    shard.of === 1 || listHash !== null || (policy.impliedDeliveries && Boolean(input.deliveries));
  return readSuppressions(input.suppressions ?? [], {
    asOfDay: dayOfInstant(asOfMs),
    scopes: policy.suppressionScopes,
    repeats: policy,
    threads: input.threads,
    ...(hash === undefined ? {} : { hash }),
    ...(input.seed === undefined || listHash !== null ? {} : { hasher: new KeyHasher(input.seed) }),
    ...(listHash === null ? {} : { listHash: listHash.algorithm }),
    ...(isWhole ? {} : { share: new RecipientShare(new RecipientGroups(policy), shard) }),
  });
}

/** The check without reading the suppressions, for those who have read them already. */
export async function judgeList(
  input: Omit<CampaignInput, 'suppressions'>,
  suppressions: SuppressionsRead,
  onEntry?: OnEntry,
): Promise<CampaignResult> {
  return decideCampaign(input, await countCampaign(input, suppressions, { onEntry }));
}
