const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Longest life of an override: a week. */
export const longestOverrideMs = 7 * dayMs;

/** GitHub starts scheduled workflows late when it is busy, and a send job that is due at the send time runs after it. */
const sendGraceMs = hourMs;

/**
 * When an override that was given at `atMs` ends at the latest, in epoch milliseconds: an hour after the send time if
 * that lay ahead, else 24 hours after it was given; a week after it was given in any case.
 */
export function latestOverrideEnd(atMs: number, sendAtMs: number | null): number {
  const end = sendAtMs !== null && sendAtMs > atMs ? sendAtMs + sendGraceMs : atMs + dayMs;
  return Math.min(end, atMs + longestOverrideMs);
}
