/** One thing `doctor` looked at; `unknown` when it could not be looked at. */
export interface HealthCheck {
  readonly code: HealthCode;
  readonly state: 'well' | 'wrong' | 'unknown';
  readonly args: Readonly<Record<string, string | number>>;
}

export const healthCodes = [
  'store',
  'token',
  'scopes',
  'clock',
  'app-token',
  'channel',
  'group',
  'ledger',
  'override-key',
  'outbox',
] as const;
export type HealthCode = (typeof healthCodes)[number];

/** Bolt refuses requests that are five minutes old; a minute ahead is refused by us. */
const mostSkewMs = 30_000;

/** Whether our clock and Slack's are near enough; a positive difference means that Slack's is ahead. */
export function judgeClock(serverMs: number | null, nowMs: number): HealthCheck {
  if (serverMs === null) return { code: 'clock', state: 'unknown', args: {} };
  const seconds = Math.round((serverMs - nowMs) / 1000);
  // because Slack tells whole seconds
  const state = Math.abs(seconds) * 1000 <= mostSkewMs ? 'well' : 'wrong';
  return { code: 'clock', state, args: { seconds } };
}

/** Whether a token may do exactly what is needed. */
export function judgeScopes(has: readonly string[], needed: readonly string[]): HealthCheck {
  const missing = needed.filter((scope) => !has.includes(scope));
  const state = missing.length === 0 ? 'well' : 'wrong';
  return { code: 'scopes', state, args: missing.length === 0 ? {} : { missing: missing.join(', ') } };
}

/** 0 when all is well, 1 when something is wrong, 2 when something could not be looked at and nothing is wrong. */
export function healthExit(checks: readonly HealthCheck[]): 0 | 1 | 2 {
  if (checks.some(({ state }) => state === 'wrong')) return 1;
  return checks.some(({ state }) => state === 'unknown') ? 2 : 0;
}
