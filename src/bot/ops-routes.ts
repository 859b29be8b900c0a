import type { ServerResponse } from 'node:http';
import { judgeReadiness, type ReadinessFacts } from '../core/bot/judge-readiness.ts';
import { metricHelp } from '../report/bot/metric-help.ts';
import type { PrometheusMetrics } from './prometheus-metrics.ts';
import type { Route } from './serve-routes.ts';

const mostLagMs = 1000;

/** What the routes for operators tell from. */
export interface OpsParts {
  readonly facts: () => Promise<ReadinessFacts>;
  readonly pollMs: number;
  readonly metrics: PrometheusMetrics;
  /** Sets what is only known by looking, before the metrics are read. */
  readonly measure: () => void;
}

/** `/healthz`, which never says more than `ok`, and `/readyz`, which names what is missing in words of ours. */
export function healthRoutes({ facts, pollMs }: Omit<OpsParts, 'metrics'>): Readonly<Record<string, Route>> {
  return {
    'GET /healthz': async (_request, response) => {
      const startMs = performance.now();
      await new Promise((resolve) => setImmediate(resolve));
      const isAlive = performance.now() - startMs < mostLagMs;
      say(response, isAlive ? 200 : 503, isAlive ? 'ok' : 'slow');
    },
    'GET /readyz': async (_request, response) => {
      const missing = judgeReadiness(await facts(), pollMs);
      say(response, missing.length === 0 ? 200 : 503, missing.length === 0 ? 'ready' : missing.join(' '));
    },
  };
}

/** All routes for operators, metrics among them. */
export function opsRoutes(parts: OpsParts): Readonly<Record<string, Route>> {
  return {
    ...healthRoutes(parts),
    'GET /metrics': (_request, response) => {
      parts.measure();
      response
        .writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
        .end(parts.metrics.text(metricHelp));
    },
  };
}

function say(response: ServerResponse, status: number, words: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${words}\n`);
}
