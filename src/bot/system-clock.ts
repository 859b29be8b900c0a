import { setTimeout as wait } from 'node:timers/promises';
import type { BotClock } from './bot-context.ts';

/** The real clock and the real chance. */
export const systemClock: BotClock = {
  nowMs: () => Date.now(),
  sleep: async (ms, signal) => {
    // because a longer one would end at once (Node takes 32 bits)
    const bounded = Math.min(Math.max(0, ms), 2 ** 31 - 1);
    try {
      await wait(bounded, undefined, signal === undefined ? {} : { signal });
    } catch {
      // because the only error is that the signal was aborted
    }
  },
  random: () => Math.random(),
};
