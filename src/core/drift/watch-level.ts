import type { Compared } from './compare-sends.ts';
import { logVarianceOf, ratioOf } from './log-ratio.ts';

/**
 * An exponentially weighted moving average (Roberts, 1959) of standardised log ratios with this weight, and the limit in
 * its standard deviations. A CUSUM (allowance 0.5, limit 4) found the same a little later: bench/README.md.
 */
const weight = 0.3;
const limit = 2.6;

// because one outage or one bad import is no drift, a single send stays below the limit
const furthest = 3;

// because the reference has not learnt an organisation's level wholly after a few sends
const startDeviation = 0.3;

// Page (1954): half of the shift that should be noticed
const allowance = 0.5;

/** Whether the level is above its limit after the last send, and the index of the send from which on it rose. */
export interface Level {
  readonly raised: boolean;
  readonly since: number;
}

/** Watches the level of observed over expected bounces, upwards only, against that of the first `startSends` sends. */
export function watchLevel(sends: readonly Compared[], startSends: number): Level {
  const start = startLevel(sends.slice(0, startSends));
  const bound = limit * Math.sqrt(weight / (2 - weight));
  let [average, excess, since] = [0, 0, 0];
  sends.forEach((send, index) => {
    const deviations = (Math.log(ratioOf(send)) - start) / Math.sqrt(logVarianceOf(send, 1));
    const surprise = Math.max(-furthest, Math.min(furthest, deviations));
    average += weight * (surprise - average);
    excess = Math.max(0, excess + surprise - allowance);
    // because a rise begins after the last send that showed none
    if (excess === 0) since = index + 1;
  });
  return { raised: average > bound, since };
}

/** Mean log ratio of the first sends, weighted by certainty and drawn towards 0 (a normal belief around 0). */
function startLevel(sends: readonly Compared[]): number {
  let [sum, weights] = [0, 1 / startDeviation ** 2];
  for (const send of sends) {
    const certainty = 1 / logVarianceOf(send, 1);
    sum += certainty * Math.log(ratioOf(send));
    weights += certainty;
  }
  return sum / weights;
}
