import type { Compared } from './compare-sends.ts';
import { ratioOf } from './log-ratio.ts';

// because one send is too noisy to tell how much, and a creep goes on
const mostNowSends = 3;

/** The sends before a change and the last ones since, added up; `factor` is the ratio now over the ratio before. */
export interface Change {
  readonly before: Compared;
  readonly beforeSends: number;
  readonly now: Compared;
  readonly nowSends: number;
  readonly factor: number;
}

/** What changed since the send with this index. */
export function changeSince(compared: readonly Compared[], since: number): Change {
  const earlier = compared.slice(0, since);
  const latest = compared.slice(Math.max(since, compared.length - mostNowSends));
  const before = sum(earlier);
  const now = sum(latest);
  const factor = ratioOf(now) / ratioOf(before);
  return { before, beforeSends: earlier.length, now, nowSends: latest.length, factor };
}

function sum(parts: readonly Compared[]): Compared {
  return {
    observed: parts.reduce((total, { observed }) => total + observed, 0),
    expected: parts.reduce((total, { expected }) => total + expected, 0),
  };
}
