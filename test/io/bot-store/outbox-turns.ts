import type { BotStore, OutboxPost, PostResult } from '../../../src/io/bot-store/bot-store.ts';
import { samplePost, startMs } from './sample-records.ts';

/** How long a claim of the tests lasts. */
export const leaseMs = 30_000;

/** Who claims, and when. */
export interface Turn {
  readonly owner?: string;
  readonly nowMs?: number;
  readonly paceMs?: number;
}

/** Claims the next post. */
export const claim = (store: BotStore, { owner = 'a', nowMs = startMs, ...more }: Turn = {}) =>
  store.claimPost({ owner, nowMs, leaseMs, ...more });

/** Claims the next post, which there must be. */
export async function claimed(store: BotStore, turn?: Turn): Promise<OutboxPost> {
  const post = await claim(store, turn);
  if (post === null) throw new Error('nothing to claim');
  return post;
}

/** Claims the next post and ends it in this way. */
export async function end(store: BotStore, result: PostResult, turn: Turn = {}): Promise<OutboxPost> {
  const post = await claimed(store, turn);
  await store.finishPost(post, turn.owner ?? 'a', result, turn.nowMs ?? startMs);
  return post;
}

/** Slack took it. */
export const sent = (ts: string): PostResult => ({ kind: 'sent', ts });
/** A post in the thread of another. */
export const reply = (key: string, parent: string) => samplePost(key, { parent });
