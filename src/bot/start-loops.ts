import { deliverPosts } from './deliver-posts.ts';
import { followLedgers } from './follow-ledgers.ts';
import { keepRunning } from './keep-running.ts';
import type { OpenedContext } from './open-context.ts';
import { planTimedPosts } from './plan-timed-posts.ts';

/** Follows the ledgers, plans by the clock, and delivers; the function it gives ends all three and resolves when they have. */
export function startLoops(context: OpenedContext): () => Promise<void> {
  const ending = new AbortController();
  const keep = { context, signal: ending.signal };
  const running = [
    keepRunning('follow', (signal) => followLedgers(context, signal), keep),
    keepRunning('plan', (signal) => planTimedPosts(context, signal), keep),
    keepRunning('deliver', (signal) => deliverPosts(context, signal), keep),
  ];
  return async () => {
    ending.abort();
    await Promise.all(running);
  };
}
