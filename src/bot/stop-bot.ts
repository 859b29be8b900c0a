import type { InFlight } from './in-flight.ts';
import type { OpenedContext } from './open-context.ts';
import type { Readiness } from './readiness.ts';
import type { RouteServer } from './serve-routes.ts';

/** Everything that has to be stopped, in the words of what is done to it. */
export interface StopParts {
  readonly context: Pick<OpenedContext, 'log' | 'clock' | 'store'>;
  readonly readiness: Readiness;
  readonly inFlight: InFlight;
  readonly server: RouteServer | null;
  readonly ops: RouteServer;
  readonly stopReceiver: () => Promise<unknown>;
  readonly stopLoops: () => Promise<void>;
  readonly graceMs: number;
  readonly drainMs: number;
}

const loopsMs = 15_000;

/**
 * Stops in the order in which nothing is lost: say that nothing more is taken, take nothing more, answer what was taken,
 * hang up, end the loops, close the store. False when something was still under way at its deadline.
 */
export async function stopBot(parts: StopParts): Promise<boolean> {
  const { context, readiness, inFlight, server, ops, graceMs, drainMs } = parts;
  const { log, clock, store } = context;
  readiness.stopping();
  log.info('stopping', { inFlight: inFlight.count() });
  await clock.sleep(graceMs);
  const closing = server?.close();
  // because an answer over the web socket needs it, it is hung up only when all are given
  const isDrained = await inFlight.drained(drainMs);
  await parts.stopReceiver();
  const isEnded = await endsWithin(parts.stopLoops(), loopsMs);
  await closing;
  await store.close();
  readiness.close();
  await ops.close();
  log.info('stopped', { drained: isDrained, ended: isEnded });
  return isDrained && isEnded;
}

async function endsWithin(work: Promise<void>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
