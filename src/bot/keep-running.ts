import type { BotContext } from './bot-context.ts';
import { errorFields } from './error-fields.ts';

const firstWaitMs = 1000;
const longestWaitMs = 60_000;
/** What ran so long without an error was well. */
const wellMs = 60_000;

/** Runs a loop until the signal; one that ends or breaks down before is started again, later each time. */
export async function keepRunning(
  name: string,
  run: (signal: AbortSignal) => Promise<void>,
  {
    context,
    signal,
  }: { readonly context: Pick<BotContext, 'clock' | 'log' | 'metrics'>; readonly signal: AbortSignal },
): Promise<void> {
  const { clock, log, metrics } = context;
  let failures = 0;
  while (!signal.aborted) {
    const startMs = clock.nowMs();
    try {
      await run(signal);
    } catch (error) {
      log.error('loop-broke', { loop: name, ...errorFields(error) });
    }
    if (signal.aborted) return;
    metrics.add('bounce_loop_restarts_total', { loop: name });
    failures = clock.nowMs() - startMs > wellMs ? 1 : failures + 1;
    await clock.sleep(Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1)), signal);
  }
}
