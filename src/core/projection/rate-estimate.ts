import { normalProbability, normalQuantile95 } from './normal-distribution.ts';

/** A projected bounce rate (fractions of the recipients) with how sure it is. */
export interface RateEstimate {
  readonly expected: number;
  /** 5 % and 95 % quantile: the rate lies between them nine times out of ten. */
  readonly low: number;
  readonly high: number;
  /** Expected number of bounces, and the variance of that number. */
  readonly expectedCount: number;
  readonly variance: number;
  /** For each limit asked for, in that order, the chance that the rate exceeds it. */
  readonly probabilityAbove: readonly number[];
}

// because fewer expected bounces than this may well be none at all
const fewestForLowEnd = 3;

/**
 * Turns mean and variance of a bounce count into a rate: the lognormal distribution with that mean and variance
 * (moment matching, Fenton-Wilkinson). Counts are whole, so "above t" is from floor(t n) + 1 bounces on, taken at
 * floor(t n) + 1/2 (continuity correction). Without recipients or chances everything is 0.
 */
export function estimateRate(
  count: { readonly expected: number; readonly variance: number },
  recipients: number,
  limits: readonly number[],
): RateEstimate {
  const { expected: expectedCount, variance } = count;
  if (recipients === 0 || expectedCount === 0) {
    const probabilityAbove = limits.map(() => 0);
    return { expected: 0, low: 0, high: 0, expectedCount: 0, variance: 0, probabilityAbove };
  }
  const expected = expectedCount / recipients;
  const logVariance = Math.log1p(variance / expectedCount ** 2);
  const logMean = Math.log(expected) - logVariance / 2;
  const spread = Math.sqrt(logVariance);
  const quantile = (z: number) => Math.min(1, Math.exp(logMean + spread * z));
  const probabilityAbove = limits.map((limit) => {
    const allowed = mostBouncesWithin(limit, recipients);
    if (allowed >= recipients) return 0;
    const distance = logMean - Math.log((allowed + 0.5) / recipients);
    return spread === 0 ? Number(distance > 0) : normalProbability(distance / spread);
  });
  const low = expectedCount < fewestForLowEnd ? 0 : quantile(-normalQuantile95);
  return { expected, low, high: quantile(normalQuantile95), expectedCount, variance, probabilityAbove };
}

/** The largest whole number of bounces whose rate does not exceed the limit, as 29 of 100 for 0.29. */
function mostBouncesWithin(limit: number, recipients: number): number {
  const bounces = limit * recipients;
  const nearest = Math.round(bounces);
  // because 0.29 x 100 is 28.999999999999996 in binary
  return Math.abs(bounces - nearest) <= 1e-9 * Math.max(1, nearest) ? nearest : Math.floor(bounces);
}
