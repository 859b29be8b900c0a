import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BotStore } from './bot-store.ts';
import type { StoreDatabase } from './store-database.ts';
import type { Tables } from './tables.ts';

// because PostgreSQL takes no index entry of over 2,704 bytes, and a key may come from a request
const longestKey = 250;
const sweepEveryMs = 60_000;

/** The part of the store by which one of many does something: replicas, or deliveries of the same event. */
export function claims({ reader, writer }: StoreDatabase): Pick<BotStore, 'claim' | 'release' | 'holder'> {
  let sweptMs = Number.NEGATIVE_INFINITY;
  const sweepNowAndThen = async (nowMs: number): Promise<void> => {
    if (nowMs < sweptMs + sweepEveryMs) return;
    sweptMs = nowMs;
    await sweep(writer, nowMs);
  };
  return {
    claim: async (key, owner, times) => {
      const isOurs = await take(writer, { key, owner, ...times });
      await sweepNowAndThen(times.nowMs);
      return isOurs;
    },
    release: async (key, owner) => {
      await writer
        .deleteFrom('gate_claim')
        .where('key', '=', boundedKey(key))
        .where('owner', '=', owner)
        .execute();
    },
    holder: async (key, nowMs) => {
      const row = await reader
        .selectFrom('gate_claim')
        .select('owner')
        .where('key', '=', boundedKey(key))
        .where('until_ms', '>', nowMs)
        .executeTakeFirst();
      return row?.owner ?? null;
    },
  };
}

interface Claim {
  readonly key: string;
  readonly owner: string;
  readonly nowMs: number;
  readonly untilMs: number;
}

/** True when nobody had it, or the claim of whoever had it is over. */
async function take(tables: Kysely<Tables>, { key, owner, nowMs, untilMs }: Claim): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables
    .insertInto('gate_claim')
    .values({ key: boundedKey(key), owner, until_ms: untilMs })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ owner, until_ms: untilMs })
        .where('gate_claim.until_ms', '<=', nowMs),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

// because every request leaves a claim, and one that is over says nothing
async function sweep(tables: Kysely<Tables>, nowMs: number): Promise<void> {
  await tables
    .deleteFrom('gate_claim')
    .where('until_ms', '<=', nowMs - sweepEveryMs)
    .execute();
}

function boundedKey(key: string): string {
  return key.length <= longestKey ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}
