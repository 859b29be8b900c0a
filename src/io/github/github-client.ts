import { failure, type GitHubAnswer, type GitHubFailure, type Permission } from './github-answer.ts';
import {
  type Ask,
  type Connection,
  type ConnectionOptions,
  type Exchange,
  openConnection,
} from './open-connection.ts';
import { readRefusal } from './read-refusal.ts';

/** Most HTTP requests a run makes to GitHub, retries counted. */
export const maxCallsPerRun = 6;

/** The clock, the pause and the chance that retries need; milliseconds, and a number from 0 up to 1. */
export interface Timing {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** Where to ask, and how long and how often at most. */
export interface GitHubOptions extends ConnectionOptions {
  readonly timing: Timing;
  /** From the first request to the last answer, pauses included; 30 s unless told. */
  readonly totalMs?: number;
  /** For one request; 10 s unless told. */
  readonly requestMs?: number;
}

/** A request with what has to be known to repeat it. */
export interface GitHubRequest extends Ask {
  /** Whether doing it twice does no harm; if not, it is repeated only when GitHub surely did not do it. */
  readonly repeatable: boolean;
  /** Null for what every token may ask. */
  readonly permission: Permission | null;
}

/** GitHub within the budgets of one run: share one client among all surfaces. */
export interface GitHubClient {
  readonly call: (request: GitHubRequest) => Promise<GitHubAnswer>;
  readonly callsLeft: () => number;
}

const maxAttempts = 3;
const backoffBaseMs = 1000;
const backoffCapMs = 10_000;

/** Makes the client of a run; nothing is loaded or sent before the first call. */
export function createGitHubClient(options: GitHubOptions): GitHubClient {
  const budget = startBudget(options);
  let connecting: Promise<Connection | null> | null = null;
  return {
    callsLeft: budget.callsLeft,
    call: async (request) => {
      connecting ??= openConnection(options).catch(() => null);
      const connection = await connecting;
      if (connection === null) return failure('forbidden');
      return callWithRetries(connection, request, budget, options.timing);
    },
  };
}

interface Budget {
  readonly callsLeft: () => number;
  /** Takes one call and gives the milliseconds it may take; null when none is left. */
  readonly take: () => number | null;
  /** Whether a call may still be made after a pause. */
  readonly allows: (pauseMs: number) => boolean;
}

function startBudget({ timing, totalMs = 30_000, requestMs = 10_000 }: GitHubOptions): Budget {
  let calls = 0;
  let endMs: number | null = null;
  const leftMs = (): number => {
    // because the check before the first request may take its time, the clock starts with that request
    endMs ??= timing.nowMs() + totalMs;
    return endMs - timing.nowMs();
  };
  const allows = (pauseMs: number): boolean => calls < maxCallsPerRun && pauseMs < leftMs();
  return {
    callsLeft: () => maxCallsPerRun - calls,
    allows,
    take: () => {
      if (!allows(0)) return null;
      calls += 1;
      return Math.ceil(Math.min(requestMs, leftMs()));
    },
  };
}

async function callWithRetries(
  connection: Connection,
  request: GitHubRequest,
  budget: Budget,
  timing: Timing,
): Promise<GitHubAnswer> {
  let last: GitHubFailure = failure('budget');
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const timeoutMs = budget.take();
    if (timeoutMs === null) return last;
    const exchange = await connection(request, timeoutMs);
    if (exchange.kind === 'answer') return answerOf(exchange);
    const { failure: why, wait } = meaningOf(exchange, request.permission, timing.nowMs());
    last = why;
    if (wait === null || (why.uncertain && !request.repeatable) || attempt === maxAttempts) return last;
    const pauseMs = wait === 'backoff' ? backoff(attempt, timing.random()) : wait;
    if (!budget.allows(pauseMs)) return last;
    await timing.sleep(pauseMs);
  }
  return last;
}

function answerOf({ data, link }: { readonly data: unknown; readonly link: string }): GitHubAnswer {
  const url = /<([^<>]*)>; rel="last"/.exec(link)?.[1] ?? '';
  const last = /[?&]page=(\d{1,9})(?![^&])/.exec(url)?.[1];
  return { ok: true, data, lastPage: last === undefined ? 1 : Number(last) };
}

function meaningOf(
  exchange: Exclude<Exchange, { kind: 'answer' }>,
  permission: Permission | null,
  nowMs: number,
): ReturnType<typeof readRefusal> {
  if (exchange.kind === 'refusal') return readRefusal(exchange, permission, nowMs);
  return { failure: failure('unavailable', exchange.sent), wait: 'backoff' };
}

/** Full jitter: AWS Architecture Blog, "Exponential Backoff And Jitter" (2015). */
function backoff(attempt: number, random: number): number {
  return random * Math.min(backoffCapMs, backoffBaseMs * 2 ** (attempt - 1));
}
