import type { Kysely } from 'kysely';
import type { BotStore, PostState } from './bot-store.ts';
import { claimPost } from './claim-post.ts';
import { finishPost } from './finish-post.ts';
import { outboxPost, selectPosts, selectPostsInLine } from './outbox-post.ts';
import { putInLine } from './put-in-line.ts';
import { inTransaction, type StoreDatabase } from './store-database.ts';
import type { Tables } from './tables.ts';

type Outbox = Pick<
  BotStore,
  'plan' | 'claimPost' | 'finishPost' | 'postsInState' | 'lostParents' | 'post' | 'outboxCounts'
>;

/** The part of the store that holds what is to be posted, and what became of it. */
export function outbox(database: StoreDatabase): Outbox {
  const { reader } = database;
  return {
    plan: (posts, nowMs) => inTransaction(database, (tables) => putInLine(tables, posts, nowMs)),
    claimPost: (options) => claimPost(database, options),
    finishPost: (post, owner, result, nowMs) => finishPost(database, { post, owner, result, nowMs }),
    postsInState: (state, limit) => postsInState(reader, state, limit),
    lostParents: (limit) => lostParents(reader, limit),
    post: (key) => post(reader, key),
    outboxCounts: () => outboxCounts(reader),
  };
}

async function postsInState(
  tables: Kysely<Tables>,
  state: PostState,
  limit: number,
): ReturnType<BotStore['postsInState']> {
  const rows = await selectPostsInLine(tables).where('gate_post.state', '=', state).limit(limit).execute();
  return rows.map(outboxPost);
}

async function lostParents(tables: Kysely<Tables>, limit: number): ReturnType<BotStore['lostParents']> {
  const rows = await selectPostsInLine(tables)
    .where('gate_post.state', '=', 'unknown')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('gate_post as reply')
          .select('reply.key')
          .whereRef('reply.parent', '=', 'gate_post.key')
          .where('reply.state', '=', 'pending'),
      ),
    )
    .limit(limit)
    .execute();
  return rows.map(outboxPost);
}

async function post(tables: Kysely<Tables>, key: string): ReturnType<BotStore['post']> {
  const row = await selectPosts(tables).where('gate_post.key', '=', key).executeTakeFirst();
  return row === undefined ? null : outboxPost(row);
}

async function outboxCounts(tables: Kysely<Tables>): ReturnType<BotStore['outboxCounts']> {
  const rows = await tables
    .selectFrom('gate_post')
    .select(['state', ({ fn }) => fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  const counts: Record<PostState, number> = {
    pending: 0,
    sending: 0,
    sent: 0,
    unknown: 0,
    failed: 0,
    dropped: 0,
  };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
}
