import type { BotClock } from '../../src/bot/bot-context.ts';

/** A clock that stands until it is told to go on; who sleeps wakes when its time has come. */
export interface VirtualClock extends BotClock {
  readonly advance: (ms: number) => void;
  /** How many sleep just now. */
  readonly sleepers: () => number;
}

/** A clock that stands at a moment; chance always gives a half. */
export function virtualClock(startMs: number): VirtualClock {
  let now = startMs;
  const waiting = new Set<{ readonly atMs: number; readonly wake: () => void }>();
  return {
    nowMs: () => now,
    random: () => 0.5,
    sleepers: () => waiting.size,
    advance: (ms) => {
      now += ms;
      for (const sleeper of [...waiting]) if (sleeper.atMs <= now) sleeper.wake();
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (ms <= 0 || signal?.aborted === true) return resolve();
        const sleeper = {
          atMs: now + ms,
          wake: () => {
            waiting.delete(sleeper);
            resolve();
          },
        };
        waiting.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
  };
}
