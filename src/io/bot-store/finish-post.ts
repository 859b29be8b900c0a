import type { Transaction } from 'kysely';
import type { OutboxPost, PostResult, PostState } from './bot-store.ts';
import { inTransaction, type StoreDatabase } from './store-database.ts';
import type { Tables } from './tables.ts';

/** What became of which try. */
export interface FinishedTry {
  readonly post: Pick<OutboxPost, 'key' | 'channel'>;
  readonly owner: string;
  readonly result: PostResult;
  readonly nowMs: number;
}

/** Writes down what became of a try, as `BotStore.finishPost` says. */
export function finishPost(database: StoreDatabase, done: FinishedTry): Promise<void> {
  return inTransaction(database, async (tables) => {
    const before = await lockPost(tables, database.kind, done);
    const isOurs = before?.state === 'sending' && before.owner === done.owner;
    if (before === undefined || !(isOurs || before.state === 'unknown')) return;
    await write(tables, before, done);
    if (isOurs) await freeChannel(tables, done);
    if (done.result.kind === 'retry') await pauseChannel(tables, done.post.channel, done.result.atMs);
  });
}

/** The post as it is; nobody takes its channel or changes it meanwhile. */
async function lockPost(tables: Transaction<Tables>, kind: StoreDatabase['kind'], { post }: FinishedTry) {
  const channel = tables.selectFrom('gate_channel').select('channel').where('channel', '=', post.channel);
  const row = tables
    .selectFrom('gate_post')
    .select(['state', 'owner', 'revision', 'tried_revision', 'ts'])
    .where('key', '=', post.key);
  // because a transaction that writes to SQLite is alone from its beginning
  if (kind === 'sqlite') return row.executeTakeFirst();
  // because a claim locks the channel first as well, neither waits for the other for ever
  await channel.forUpdate().execute();
  return row.forUpdate().executeTakeFirst();
}

interface PostBefore {
  readonly revision: number;
  readonly tried_revision: number;
  readonly ts: string | null;
}

async function write(tables: Transaction<Tables>, before: PostBefore, done: FinishedTry): Promise<void> {
  const state = stateAfter(before, done.result);
  await tables
    .updateTable('gate_post')
    .set({ ...changesOf(before, done.result), state, owner: null })
    .where('key', '=', done.post.key)
    .execute();
  if ((state === 'failed' || state === 'dropped') && before.ts === null)
    await failReplies(tables, done.post.key);
}

function stateAfter({ revision, tried_revision, ts }: PostBefore, { kind }: PostResult): PostState {
  // because what was tried is no longer what is to be said, it has its turn again
  if (revision > tried_revision && kind !== 'unknown' && kind !== 'retry') return 'pending';
  if (kind === 'unknown') return ts === null ? 'unknown' : 'pending';
  return kind === 'retry' ? 'pending' : kind;
}

function changesOf({ tried_revision }: PostBefore, result: PostResult) {
  if (result.kind !== 'sent') return { problem: result.problem };
  return { problem: null, ts: result.ts, sent_revision: tried_revision, attempts: 0 };
}

async function failReplies(tables: Transaction<Tables>, parent: string): Promise<void> {
  await tables
    .updateTable('gate_post')
    .set({ state: 'failed', problem: 'parent-failed' })
    .where('parent', '=', parent)
    .where('state', '=', 'pending')
    .execute();
}

async function freeChannel(tables: Transaction<Tables>, { post, nowMs }: FinishedTry): Promise<void> {
  await tables
    .updateTable('gate_channel')
    .set({ busy_key: null, busy_until_ms: 0, served_ms: nowMs })
    .where('channel', '=', post.channel)
    .where('busy_key', '=', post.key)
    .execute();
}

async function pauseChannel(tables: Transaction<Tables>, channel: string, atMs: number): Promise<void> {
  await tables
    .updateTable('gate_channel')
    .set({ not_before_ms: atMs })
    .where('channel', '=', channel)
    .where('not_before_ms', '<', atMs)
    .execute();
}
