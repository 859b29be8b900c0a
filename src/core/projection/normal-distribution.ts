/** The 95 % quantile of the standard normal distribution; its negative is the 5 % quantile. */
export const normalQuantile95 = 1.6448536269514722;

/** The chance that a standard normal variable is at most `z`, to about 1e-13 of itself in both tails. */
export function normalProbability(z: number): number {
  return 0.5 * complementaryErrorFunction(-z / Math.SQRT2);
}

const seriesLimit = 2;

/**
 * erfc(x): by the series of Abramowitz and Stegun 7.1.6 (all terms positive) below 2, by the continued fraction
 * 7.1.14 above, and erfc(-x) = 2 - erfc(x).
 */
function complementaryErrorFunction(x: number): number {
  if (x < 0) return 2 - complementaryErrorFunction(-x);
  return x < seriesLimit ? 1 - errorFunctionBySeries(x) : complementByContinuedFraction(x);
}

function errorFunctionBySeries(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; term > sum * Number.EPSILON; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

// because at x = 2, the slowest place, 60 levels leave an error below 1e-16
const continuedFractionLevels = 60;

function complementByContinuedFraction(x: number): number {
  let denominator = x;
  for (let level = continuedFractionLevels; level > 0; level -= 1) denominator = x + level / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}
