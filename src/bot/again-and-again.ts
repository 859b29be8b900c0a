import type { BotClock } from './bot-context.ts';

/** A connection that lived as long was a good one: the next is opened at once. */
const goodMs = 5000;
const shortestWaitMs = 250;
const longestWaitMs = 30_000;

/** Lives one connection after the other until the signal is aborted, and waits longer after each that ended soon. */
export async function againAndAgain(
  live: () => Promise<void>,
  clock: BotClock,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const startMs = clock.nowMs();
    await live();
    failures = clock.nowMs() - startMs >= goodMs ? 0 : failures + 1;
    // because Slack takes one connection away at a time, the first try is made at once
    if (failures > 0) await clock.sleep(waitMs(failures, clock.random()), signal);
  }
}

/** Doubles from 250 ms to 30 s, half of it left to chance, so that replicas do not come all at once. */
function waitMs(failures: number, chance: number): number {
  const whole = Math.min(longestWaitMs, shortestWaitMs * 2 ** Math.min(failures - 1, 10));
  return whole / 2 + (whole / 2) * chance;
}
