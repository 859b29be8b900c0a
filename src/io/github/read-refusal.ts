import { fieldOf } from '../../core/review/field-of.ts';
import { failure, type GitHubFailure, type Permission } from './github-answer.ts';

/** An answer that is not a success: its status, headers (lower-case names) and parsed body. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** What a refusal means, and how long to wait before asking again; null when asking again is no use. */
export interface RefusalMeaning {
  readonly failure: GitHubFailure;
  /** Milliseconds GitHub asks for; `backoff` when it names none. */
  readonly wait: number | 'backoff' | null;
}

/** A secondary limit without retry-after: "wait at least one minute" (docs.github.com, rate limits for the REST API). */
const secondaryWaitMs = 60_000;

/** Reads a refusal of GitHub's REST API; `permission` is the scope that the request needs, if it needs one. */
export function readRefusal(refusal: Refusal, permission: Permission | null, nowMs: number): RefusalMeaning {
  const { status } = refusal;
  const limited = status === 429 || status === 403 ? limitWait(refusal, nowMs) : null;
  if (limited !== null) return { failure: failure('rate-limited'), wait: limited };
  if (status === 401) return { failure: failure('forbidden'), wait: null };
  if (status === 403) return { failure: forbidden(refusal.data, permission), wait: null };
  if (status === 404 || status === 410) return { failure: failure('not-found'), wait: null };
  if (status === 408 || status >= 500) {
    return { failure: failure('unavailable', true), wait: retryAfter(refusal, nowMs) ?? 'backoff' };
  }
  return { failure: failure(status >= 400 ? 'invalid' : 'unavailable'), wait: null };
}

function forbidden(data: unknown, permission: Permission | null): GitHubFailure {
  const message = fieldOf(data, 'message');
  const lacksScope = typeof message === 'string' && message.startsWith('Resource not accessible by');
  const missing = lacksScope && permission !== null ? { missingPermission: permission } : {};
  return { ...failure('forbidden'), ...missing };
}

function limitWait(refusal: Refusal, nowMs: number): number | null {
  const asked = retryAfter(refusal, nowMs);
  if (asked !== null) return asked;
  const { headers, data, status } = refusal;
  const resetSeconds = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(resetSeconds)) {
    return Math.max(0, resetSeconds * 1000 - nowMs);
  }
  const message = fieldOf(data, 'message');
  const secondary = typeof message === 'string' && /secondary rate limit|abuse detection/i.test(message);
  return secondary || status === 429 ? secondaryWaitMs : null;
}

// RFC 9110, section 10.2.3: seconds or a date
function retryAfter({ headers }: Refusal, nowMs: number): number | null {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
