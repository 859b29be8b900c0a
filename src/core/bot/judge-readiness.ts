/** What has to be so before a replica may be given work. */
export interface ReadinessFacts {
  readonly isStopping: boolean;
  /** Whether Slack took the token once. */
  readonly isAuthorized: boolean;
  /** Whether the store answered the last look. */
  readonly hasStore: boolean;
  /** Milliseconds since each ledger was read last; null for one that never was. */
  readonly ledgerAgesMs: readonly (number | null)[];
  /** Open connections of Socket Mode, and milliseconds since the last pong; null in HTTP mode. */
  readonly socket: { readonly open: number; readonly pongAgeMs: number | null } | null;
}

/** Words for what is missing; in this order. */
export type Unready =
  | 'stopping'
  | 'not-authorized'
  | 'store-away'
  | 'not-indexed'
  | 'index-old'
  | 'no-socket'
  | 'socket-silent';

/** How old the index may be, as many times as long as the bot waits between two looks, and at least five minutes. */
const mostMissedLooks = 5;
const leastIndexAgeMs = 5 * 60 * 1000;
/** Pings go out every 1.7 s (socket-mode: a third of clientPingTimeout); one that is older is no sign of life. */
const mostPongAgeMs = 15_000;

/** What keeps a replica from being ready; empty when it is. */
export function judgeReadiness(facts: ReadinessFacts, pollMs: number): readonly Unready[] {
  const { ledgerAgesMs: ages, socket } = facts;
  const mostAgeMs = Math.max(leastIndexAgeMs, mostMissedLooks * pollMs);
  const reasons: readonly (readonly [boolean, Unready])[] = [
    [facts.isStopping, 'stopping'],
    [!facts.isAuthorized, 'not-authorized'],
    [!facts.hasStore, 'store-away'],
    [ages.some((age) => age === null), 'not-indexed'],
    [ages.some((age) => age !== null && age > mostAgeMs), 'index-old'],
    [socket !== null && socket.open === 0, 'no-socket'],
    [socket !== null && socket.open > 0 && (socket.pongAgeMs ?? 0) > mostPongAgeMs, 'socket-silent'],
  ];
  return reasons.flatMap(([isSo, word]) => (isSo ? [word] : []));
}
