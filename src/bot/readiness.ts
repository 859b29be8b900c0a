import type { ReadinessFacts } from '../core/bot/judge-readiness.ts';
import type { OpenedContext } from './open-context.ts';
import { healthRoutes, opsRoutes } from './ops-routes.ts';
import type { PrometheusMetrics } from './prometheus-metrics.ts';
import type { Route } from './serve-routes.ts';
import type { TwinSockets } from './twin-sockets.ts';
import { watchPongs } from './watch-pongs.ts';

/** What the bot tells of its own state. */
export interface Readiness {
  readonly authorized: () => void;
  readonly stopping: () => void;
  readonly healthRoutes: Readonly<Record<string, Route>>;
  readonly routes: (metrics: PrometheusMetrics) => Readonly<Record<string, Route>>;
  readonly close: () => void;
}

/** Keeps what the bot knows of itself, and answers probes by it; `sockets` is null where Slack calls by HTTP. */
export function openReadiness(context: OpenedContext, sockets: TwinSockets | null): Readiness {
  const { clock, ledgers, metrics, config } = context;
  const pongs = watchPongs(clock.nowMs);
  let isAuthorized = false;
  let isStopping = false;
  const socket = () => {
    const lastMs = pongs.lastMs();
    return sockets === null
      ? null
      : { open: sockets.openLines(), pongAgeMs: lastMs === null ? null : clock.nowMs() - lastMs };
  };
  const facts = async (): Promise<ReadinessFacts> => ({
    isStopping,
    isAuthorized,
    ...(await indexFacts(
      context,
      ledgers.map(({ name }) => name),
    )),
    socket: socket(),
  });
  const measure = () => {
    metrics.set('process_resident_memory_bytes', process.memoryUsage.rss());
    const now = socket();
    if (now === null) return;
    metrics.set('bounce_socket_connections', now.open);
    if (now.pongAgeMs !== null) metrics.set('bounce_socket_pong_age_seconds', now.pongAgeMs / 1000);
  };
  const parts = { facts, pollMs: config.pollSeconds * 1000, measure };
  return {
    authorized: () => {
      isAuthorized = true;
    },
    stopping: () => {
      isStopping = true;
    },
    healthRoutes: healthRoutes(parts),
    routes: (prometheus) => opsRoutes({ ...parts, metrics: prometheus }),
    close: pongs.close,
  };
}

async function indexFacts(
  { store, clock }: OpenedContext,
  ledgers: readonly string[],
): Promise<Pick<ReadinessFacts, 'hasStore' | 'ledgerAgesMs'>> {
  try {
    const positions = await Promise.all(ledgers.map((ledger) => store.position(ledger)));
    const nowMs = clock.nowMs();
    return {
      hasStore: true,
      ledgerAgesMs: positions.map((position) => (position === null ? null : nowMs - position.indexedAtMs)),
    };
  } catch {
    // because whatever it is, nothing can be answered without the store
    return { hasStore: false, ledgerAgesMs: [] };
  }
}
