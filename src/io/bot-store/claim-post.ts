import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { BotStore, OutboxPost, PostState } from './bot-store.ts';
import { outboxPost, selectPosts } from './outbox-post.ts';
import { inTransaction, type StoreDatabase } from './store-database.ts';
import type { Tables } from './tables.ts';

type ClaimOptions = Parameters<BotStore['claimPost']>[0];

/** Takes the next post, as `BotStore.claimPost` says. */
export async function claimPost(database: StoreDatabase, options: ClaimOptions): Promise<OutboxPost | null> {
  await endLeases(database, options.nowMs);
  // because there is nothing to send most of the time, and looking needs no lock
  const [waiting] = await freeChannels(database.reader, options).execute();
  if (waiting === undefined) return null;
  return inTransaction(database, async (tables) => {
    // because a channel that another replica is just taking is no longer free, it is passed over
    const free = freeChannels(tables, options);
    const [taken] = await (database.kind === 'postgres' ? free.forUpdate().skipLocked() : free).execute();
    return taken === undefined ? null : takeFirst(tables, taken.channel, options);
  });
}

/** The channel that may send and has something to send, the one served longest ago. */
function freeChannels(tables: Kysely<Tables>, { nowMs, paceMs = 0 }: ClaimOptions) {
  return (
    tables
      .selectFrom('gate_channel')
      .select('gate_channel.channel')
      .where('gate_channel.busy_until_ms', '<=', nowMs)
      .where('gate_channel.not_before_ms', '<=', nowMs)
      .where('gate_channel.served_ms', '<=', nowMs - paceMs)
      // because one is enough: without the limit SQLite reads all posts of the channel
      .where(({ exists }) => exists(readyPosts(tables, sql.ref('gate_channel.channel')).limit(1)))
      .orderBy('gate_channel.served_ms')
      .limit(1)
  );
}

/** Posts of a channel that wait for nothing but their turn. */
function readyPosts(tables: Kysely<Tables>, channel: string | RawBuilder<unknown>) {
  return selectPosts(tables)
    .where('gate_post.state', '=', 'pending')
    .where('gate_post.channel', '=', sql<string>`${channel}`)
    .where((post) => post.or([post('gate_post.parent', 'is', null), post('parent_post.ts', 'is not', null)]));
}

async function takeFirst(
  tables: Transaction<Tables>,
  channel: string,
  { owner, nowMs, leaseMs }: ClaimOptions,
): Promise<OutboxPost | null> {
  const first = await readyPosts(tables, channel)
    .orderBy('gate_post.planned_ms')
    .orderBy('gate_post.place')
    .orderBy('gate_post.key')
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) return null;
  const untilMs = nowMs + leaseMs;
  // because what is to be said may have changed a moment ago, the revision is the one that is read here
  const { revision, attempts } = await tables
    .updateTable('gate_post')
    .set((post) => ({
      state: 'sending',
      owner,
      lease_until_ms: untilMs,
      tried_revision: post.ref('revision'),
      attempts: post('attempts', '+', 1),
    }))
    .where('key', '=', first.key)
    .returning(['revision', 'attempts'])
    .executeTakeFirstOrThrow();
  await tables
    .updateTable('gate_channel')
    .set({ busy_key: first.key, busy_until_ms: untilMs })
    .where('channel', '=', channel)
    .execute();
  return { ...outboxPost(first), state: 'sending', revision, attempts };
}

/** Whoever had these posts is believed gone: nobody knows whether a first post went out, an update may go out again. */
async function endLeases(database: StoreDatabase, nowMs: number): Promise<void> {
  const over = await database.reader
    .selectFrom('gate_post')
    .select('key')
    .where('state', '=', 'sending')
    .where('lease_until_ms', '<=', nowMs)
    .execute();
  for (const { key } of over) await endLease(database, key, nowMs);
}

async function endLease({ writer }: StoreDatabase, key: string, nowMs: number): Promise<void> {
  await writer
    .updateTable('gate_post')
    .set((post) => ({
      state: post
        .case()
        .when('ts', 'is', null)
        .then(sql.lit<PostState>('unknown'))
        .else(sql.lit<PostState>('pending'))
        .end(),
      problem: 'lease-over',
      owner: null,
    }))
    .where('key', '=', key)
    .where('state', '=', 'sending')
    .where('lease_until_ms', '<=', nowMs)
    .execute();
}
