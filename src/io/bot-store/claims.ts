import { createHash } from 'node:crypto';
import type { BotStore } from './bot-store.ts';
import type { StoreDatabase } from './store-database.ts';

// because PostgreSQL takes no index entry of over 2,704 bytes, and a key may come from a request
const longestKey = 250;
const sweepEveryMs = 60_000;

/** The part of the store by which one of many does something: replicas, or deliveries of the same event. */
export function claims({ reader, writer }: StoreDatabase): Pick<BotStore, 'claim' | 'release' | 'holder'> {
  let sweptMs = Number.NEGATIVE_INFINITY;
  const sweep = async (nowMs: number): Promise<void> => {
    if (nowMs < sweptMs + sweepEveryMs) return;
    sweptMs = nowMs;
    // because every request leaves a claim, and one that is over says nothing
    await writer
      .deleteFrom('gate_claim')
      .where('until_ms', '<=', nowMs - sweepEveryMs)
      .execute();
  };
  return {
    claim: async (key, owner, { nowMs, untilMs }) => {
      const { numInsertedOrUpdatedRows } = await writer
        .insertInto('gate_claim')
        .values({ key: boundedKey(key), owner, until_ms: untilMs })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ owner, until_ms: untilMs })
            .where('gate_claim.until_ms', '<=', nowMs),
        )
        .executeTakeFirstOrThrow();
      await sweep(nowMs);
      return numInsertedOrUpdatedRows === 1n;
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

function boundedKey(key: string): string {
  return key.length <= longestKey ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}
