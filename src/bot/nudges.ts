import type { BotClock } from './bot-context.ts';

/** Tells whoever follows a ledger that it may have moved, also when nobody waits just then. */
export interface Nudges {
  readonly nudge: (ledger: string) => void;
  /** Resolves after a time, at once when the ledger was nudged since the last wait, early when it is or at the end. */
  readonly wait: (ledger: string, ms: number, signal: AbortSignal) => Promise<'nudged' | 'waited'>;
}

/** One follower for each ledger may wait. */
export function openNudges({ sleep }: Pick<BotClock, 'sleep'>): Nudges {
  const nudged = new Set<string>();
  const waiting = new Map<string, AbortController>();
  return {
    nudge: (ledger) => {
      nudged.add(ledger);
      waiting.get(ledger)?.abort();
    },
    wait: async (ledger, ms, signal) => {
      if (!nudged.has(ledger)) {
        const early = new AbortController();
        waiting.set(ledger, early);
        await sleep(ms, AbortSignal.any([signal, early.signal]));
        waiting.delete(ledger);
      }
      return nudged.delete(ledger) ? 'nudged' : 'waited';
    },
  };
}
