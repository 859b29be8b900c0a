import type { CampaignResult } from '../../src/core/campaign-result.ts';
import { type CampaignInput, checkCampaign } from '../../src/core/check-campaign.ts';
import type { OnEntry } from '../../src/core/evidence/judged-entry.ts';
import type { HashSeed } from '../../src/core/matching/hash-seed.ts';
import type { PieceThreads } from '../../src/core/packed/piece-queue.ts';
import type { CampaignPolicy } from '../../src/core/policy/campaign-policy.ts';
import { defaultPolicy } from '../../src/core/policy/default-policy.ts';
import { sourceOf } from './source-of.ts';

/** The day on which all tests judge. */
export const asOfMs = Date.UTC(2026, 5, 15, 9);

/** The default policy, but addresses at reserved domains such as `mail.example` are judged like any other. */
export const testPolicy: CampaignPolicy = { ...defaultPolicy, reservedDomains: 'allow' };

const someSeed: HashSeed = { low: 20_260_615, high: -7 };

/** What a check of plain texts may be given besides the list. */
export interface CheckOptions {
  /** Text per file name; null when there are no suppressions. */
  readonly suppressions?: Readonly<Record<string, string | Uint8Array>> | null;
  readonly policy?: Partial<CampaignPolicy>;
  readonly sizes?: readonly number[];
  readonly ledger?: CampaignInput['ledger'];
  readonly deliveries?: CampaignInput['deliveries'];
  readonly dns?: NonNullable<CampaignInput['dns']>;
  readonly verifications?: NonNullable<CampaignInput['verifications']>;
  /** Null compares addresses as texts; without it they are compared by their hashes, as in every run. */
  readonly seed?: HashSeed | null;
  /** Computes hashes; absent, none can be compared. */
  readonly hash?: NonNullable<CampaignInput['hash']>;
  readonly onEntry?: OnEntry;
  readonly threads?: PieceThreads;
  /** Stands between the list and its reader. */
  readonly watch?: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
}

/** Checks a list given as text or bytes. */
export function checkText(list: string | Uint8Array, options: CheckOptions = {}): Promise<CampaignResult> {
  return checkCampaign(inputOf(list, options), options.onEntry);
}

/** What a check of a list given as text or bytes needs. */
export function inputOf(
  list: string | Uint8Array,
  {
    suppressions = null,
    policy = {},
    sizes = [65_536],
    ledger,
    deliveries,
    dns,
    verifications,
    seed = someSeed,
    hash,
    threads,
    watch,
  }: CheckOptions,
): CampaignInput {
  const files = suppressions === null ? null : Object.entries(suppressions);
  const source = sourceOf('lists/june.csv', list, { sizes });
  return {
    campaign: 'june',
    policy: { ...testPolicy, ...policy },
    list: { ...source, chunks: watch?.(source.chunks) ?? source.chunks },
    suppressions: files?.map(([path, content]) => sourceOf(path, content, { sizes })) ?? null,
    asOfMs,
    ...(ledger === undefined ? {} : { ledger }),
    ...(deliveries === undefined ? {} : { deliveries }),
    ...(dns === undefined ? {} : { dns }),
    ...(verifications === undefined ? {} : { verifications }),
    ...(seed === null ? {} : { seed }),
    ...(hash === undefined ? {} : { hash }),
    threads,
    digests: () => ({ list: 'l', suppressions: 's', policy: 'p' }),
  };
}

/** The lines of a CSV file with a final line feed. */
export function lines(...rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}

/** A list of `count` addresses that were delivered to last month. */
export function healthyRows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `reader${index}@mail.example,2026-05-20`);
}

/** The header of `healthyRows`. */
export const healthyHeader = 'email,last_delivered_at';
