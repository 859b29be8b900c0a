import type { OutboxPost, PostResult } from '../io/bot-store/bot-store.ts';
import type { BotContext } from './bot-context.ts';

const dayMs = 86_400_000;
const looked = 20;
/** Slack may still be about to show a message whose reply was lost. */
const graceMs = 30_000;
const lookMs = 20_000;

/**
 * Looks in the channels for posts whose reply was lost: one that is there is known from then on, one that is not there
 * half a minute after the first look is posted again. What cannot be looked for stays unknown. Throws `StoreAway`.
 */
export async function findLostPosts(context: BotContext): Promise<void> {
  const { store, owner, clock, metrics } = context;
  for (const post of await store.postsInState('unknown', looked)) {
    // because two replicas that look at once could post twice
    const key = `look:${post.key}`;
    const nowMs = clock.nowMs();
    if (!(await store.claim(key, owner, { nowMs, untilMs: nowMs + lookMs }))) continue;
    const result = await look(context, post);
    if (result !== null) {
      await store.finishPost(post, owner, result, clock.nowMs());
      metrics.add('bounce_lost_posts_total', { result: result.kind });
    }
    await store.release(key, owner);
  }
}

async function look(context: BotContext, post: OutboxPost): Promise<PostResult | null> {
  const { channel, key, parentTs } = post;
  const client = await context.slack(null);
  if (client === null) return null;
  const target = parentTs === null ? { channel } : { channel, threadTs: parentTs };
  const nowMs = context.clock.nowMs();
  const sinceMs = await firstLook(context, post);
  const found = await client.findMessage(target, key, sinceMs - dayMs);
  if (!found.ok) {
    context.log.warn('post.not-looked-for', { code: found.failure.code });
    return null;
  }
  if (found.value !== null) return { kind: 'sent', ts: found.value };
  return nowMs - sinceMs >= graceMs ? { kind: 'retry', atMs: nowMs, problem: 'lost' } : null;
}

/** When a replica first looked for this try, in epoch milliseconds; the claim that keeps it is named by it. */
async function firstLook({ store, clock }: BotContext, post: OutboxPost): Promise<number> {
  const key = `lost:${post.key}:${post.attempts}`;
  const nowMs = clock.nowMs();
  await store.claim(key, String(nowMs), { nowMs, untilMs: nowMs + dayMs });
  return Number((await store.holder(key, nowMs)) ?? nowMs);
}
