import { type ExpressionBuilder, sql, type Transaction } from 'kysely';
import type { PlannedPost } from '../../core/bot/planned-post.ts';
import type { PostState } from './bot-store.ts';
import type { Tables } from './tables.ts';

type PostExpression = ExpressionBuilder<Tables, 'gate_post'>;

/** Puts posts into the outbox, or counts up the revision of those that are there, as `BotStore.plan` says. */
export async function putInLine(
  tables: Transaction<Tables>,
  posts: readonly PlannedPost[],
  nowMs: number,
): Promise<void> {
  await addChannels(tables, posts);
  for (const { post, turn } of inLockOrder(posts, nowMs)) {
    if (post.mode === 'update') await renew(tables, post, turn);
    else if (await hasPlace(tables, post)) await putOne(tables, post, turn);
  }
}

/**
 * Parents first, because a reply is only planned where its parent is, and each part by key, because two that plan the
 * same posts in different orders would wait for each other.
 */
function inLockOrder(posts: readonly PlannedPost[], nowMs: number) {
  const turns = posts.map((post, place) => ({ post, turn: { planned_ms: nowMs, place } }));
  return turns.sort(({ post: left }, { post: right }) => {
    if ((left.parent === null) !== (right.parent === null)) return left.parent === null ? -1 : 1;
    if (left.key === right.key) return 0;
    return left.key < right.key ? -1 : 1;
  });
}

async function addChannels(tables: Transaction<Tables>, posts: readonly PlannedPost[]): Promise<void> {
  for (const channel of [...new Set(posts.map((post) => post.channel))].sort()) {
    await tables
      .insertInto('gate_channel')
      .values({ channel, busy_key: null, busy_until_ms: 0, not_before_ms: 0, served_ms: 0 })
      .onConflict((conflict) => conflict.column('channel').doNothing())
      .execute();
  }
}

interface Turn {
  readonly planned_ms: number;
  readonly place: number;
}

async function putOne(tables: Transaction<Tables>, post: PlannedPost, turn: Turn): Promise<void> {
  const { key, channel, parent } = post;
  await tables
    .insertInto('gate_post')
    .values({
      key,
      channel,
      parent,
      subject: JSON.stringify(post.subject),
      state: 'pending',
      revision: 1,
      tried_revision: 0,
      sent_revision: 0,
      ts: null,
      attempts: 0,
      problem: null,
      owner: null,
      lease_until_ms: 0,
      ...turn,
    })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((post) => renewal(post, isOver(post), turn)))
    .execute();
}

async function renew(tables: Transaction<Tables>, { key }: PlannedPost, turn: Turn): Promise<void> {
  await tables
    .updateTable('gate_post')
    // because a failed first post is no message, and an update never makes one
    .set((post) => renewal(post, post.and([isOver(post), post('gate_post.ts', 'is not', null)]), turn))
    .where('key', '=', key)
    .execute();
}

const isOver = (post: PostExpression) => post('gate_post.state', 'in', ['sent', 'failed', 'dropped']);

/** What changes about a post that is there: its revision, and its place in line where it waits anew. */
function renewal(post: PostExpression, waitsAnew: ReturnType<typeof isOver>, turn: Turn) {
  const anew = <Value>(value: Value, otherwise: keyof Tables['gate_post']) =>
    post
      .case()
      .when(waitsAnew)
      .then(sql.val(value))
      .else(post.ref(`gate_post.${otherwise}`))
      .end();
  return {
    revision: post('gate_post.revision', '+', 1),
    state: anew<PostState>('pending', 'state').$castTo<PostState>(),
    attempts: anew(0, 'attempts').$castTo<number>(),
    problem: anew(null, 'problem').$castTo<string | null>(),
    planned_ms: anew(turn.planned_ms, 'planned_ms').$castTo<number>(),
    place: anew(turn.place, 'place').$castTo<number>(),
  };
}

async function hasPlace(tables: Transaction<Tables>, { parent }: PlannedPost): Promise<boolean> {
  if (parent === null) return true;
  const found = await tables
    .selectFrom('gate_post')
    .select('key')
    .where('key', '=', parent)
    .executeTakeFirst();
  return found !== undefined;
}
