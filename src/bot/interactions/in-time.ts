import type { BotClock } from '../bot-context.ts';

/** What work comes to when that is known within a time; null when not, and the work goes on. */
export async function inTime<Value>(
  { sleep }: Pick<BotClock, 'sleep'>,
  work: Promise<Value>,
  ms: number,
): Promise<Value | null> {
  const over = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, over.signal).then(() => null)]);
  } finally {
    over.abort();
  }
}
