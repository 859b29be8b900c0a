import type { BotContext } from './bot-context.ts';

const looked = 100;

/**
 * Posts each card anew, once, whose reply was lost and in whose thread something waits to be told: replies and changes go
 * to the new message, whatever became of the first. Throws `StoreAway`.
 */
export async function postAgain({ store, owner, clock, log, metrics }: BotContext): Promise<void> {
  for (const post of await store.lostParents(looked)) {
    const nowMs = clock.nowMs();
    // because two messages of a run are a doubt, and three a flood, this claim is for ever
    const once = { nowMs, untilMs: Number.MAX_SAFE_INTEGER };
    if (!(await store.claim(`again:${post.key}`, owner, once))) continue;
    await store.finishPost(post, owner, { kind: 'retry', atMs: nowMs, problem: 'posted-again' }, nowMs);
    metrics.add('bounce_lost_posts_total', { result: 'again' });
    log.warn('post.again', { kind: post.subject.kind });
  }
}
