import type { OutboxPost, PostResult } from '../io/bot-store/bot-store.ts';
import type { BotContext } from './bot-context.ts';
import { findLostPosts } from './find-lost-posts.ts';
import { postAgain } from './post-again.ts';
import { sendPost } from './send-post.ts';

/** Slack takes about one message a second in a channel (https://docs.slack.dev/apis/web-api/rate-limits). */
const paceMs = 1000;
/** A process posts at most four messages a second over all channels: "several hundred" a minute are allowed. */
const betweenPostsMs = 250;
const idleMs = 1000;
/** Longer than the slowest send: two tries of 10 s, the second without its chart. */
const leaseMs = 60_000;
const mostUnderWay = 8;
const awayMs = { first: 1000, most: 30_000 } as const;
const lookMs = 30_000;

/**
 * Sends what waits in the outbox until the signal is aborted, and resolves when nothing is under way any more. Several
 * replicas may do so at once: the store gives each post to one.
 */
export async function deliverPosts(context: BotContext, signal: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let failures = 0;
  let nextLookMs = 0;
  while (!signal.aborted) {
    try {
      if (context.clock.nowMs() >= nextLookMs) {
        nextLookMs = context.clock.nowMs() + lookMs;
        await lookAfter(context);
      }
      const post = await claim(context);
      failures = 0;
      if (post !== null) start(underWay, deliver(context, post));
      if (underWay.size >= mostUnderWay) await Promise.race(underWay);
      await context.clock.sleep(post === null ? idleMs : betweenPostsMs, signal);
    } catch (error) {
      failures += 1;
      context.log.warn('outbox.away', { error: nameOf(error), failures });
      const pauseMs = Math.min(awayMs.most, awayMs.first * 2 ** Math.min(failures - 1, 10));
      await context.clock.sleep(pauseMs, signal);
    }
  }
  await Promise.all(underWay);
}

function claim({ store, owner, clock }: BotContext): Promise<OutboxPost | null> {
  return store.claimPost({ owner, nowMs: clock.nowMs(), leaseMs, paceMs });
}

function start(underWay: Set<Promise<void>>, work: Promise<void>): void {
  const done = work.finally(() => underWay.delete(done));
  underWay.add(done);
}

async function lookAfter(context: BotContext): Promise<void> {
  await (context.config.findLostPosts ? findLostPosts(context) : postAgain(context));
  const counts = await context.store.outboxCounts();
  for (const [state, count] of Object.entries(counts)) context.metrics.set('bounce_outbox', count, { state });
}

async function deliver(context: BotContext, post: OutboxPost): Promise<void> {
  try {
    const result = await sendPost(context, post);
    context.metrics.add('bounce_posts_total', { result: result.kind });
    if (result.kind !== 'sent') tell(context, post, result);
    await finish(context, post, result);
  } catch (error) {
    // because the lease gives the post back by itself, nothing is lost
    context.log.error('post.broken', { kind: post.subject.kind, error: nameOf(error) });
  }
}

function tell({ log }: BotContext, { subject, attempts }: OutboxPost, result: PostResult): void {
  const problem = 'problem' in result ? result.problem : '';
  const fields = { kind: subject.kind, result: result.kind, problem, attempts };
  if (result.kind === 'retry') log.info('post.waits', fields);
  else log.warn('post.not-sent', fields);
}

/** Writes down what Slack answered, while the lease lasts: what is forgotten would have to be looked for. */
async function finish(context: BotContext, post: OutboxPost, result: PostResult): Promise<void> {
  const { store, owner, clock } = context;
  const endMs = clock.nowMs() + leaseMs;
  for (;;) {
    try {
      await store.finishPost(post, owner, result, clock.nowMs());
      return;
    } catch (error) {
      if (clock.nowMs() >= endMs) throw error;
      await clock.sleep(awayMs.first);
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
