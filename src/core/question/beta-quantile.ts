/**
 * The quantile of the Beta(a, b) distribution: the x below which a share `probability` of it lies; a and b at least 1, up
 * to 1e9. Newton's steps on the distribution function, halved into the bracket whenever one leaves it.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < mostSteps; step += 1) {
    const { cumulative, density } = betaAt(x, a, b);
    const error = cumulative - probability;
    if (error > 0) high = x;
    else low = x;
    const newton = x - error / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= tolerance * next) return next;
    x = next;
  }
  return x;
}

// because a rate is never shown to more than four digits
const tolerance = 1e-12;
// because halving alone reaches the tolerance from 1e-9 on within 70 steps
const mostSteps = 120;

interface BetaAt {
  readonly cumulative: number;
  readonly density: number;
}

function betaAt(x: number, a: number, b: number): BetaAt {
  const core = Math.exp(logCore(x, a, b));
  const density = core / (x * (1 - x));
  // because the fraction converges fast only below the mean
  const isBelow = x < (a + 1) / (a + b + 2);
  const cumulative = isBelow
    ? (core * continuedFraction(x, a, b)) / a
    : 1 - (core * continuedFraction(1 - x, b, a)) / b;
  return { cumulative, density };
}

/**
 * ln(x^a (1 - x)^b / B(a, b)) without cancellation, by Loader's deviances (Loader 2000, Fast and Accurate Computation of
 * Binomial Probabilities): the deviance of a from n x and of b from n (1 - x), and Stirling's errors.
 */
function logCore(x: number, a: number, b: number): number {
  const n = a + b;
  const deviance = devianceOf(a, n * x) + devianceOf(b, n * (1 - x));
  const stirling = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return 0.5 * Math.log((a * b) / (2 * Math.PI * n)) + stirling - deviance;
}

/** count ln(count / mean) + mean - count, by its series where the two are close. */
function devianceOf(count: number, mean: number): number {
  const relative = (count - mean) / (count + mean);
  if (Math.abs(relative) > 0.1) return count * Math.log(count / mean) + mean - count;
  const square = relative * relative;
  let sum = (count - mean) * relative;
  let term = 2 * count * relative;
  for (let odd = 3; odd < 40; odd += 2) {
    term *= square;
    sum += term / odd;
  }
  return sum;
}

/** ln(Gamma(z)) - ((z - 1/2) ln z - z + ln(2 pi) / 2), by Stirling's series (Abramowitz and Stegun 6.1.41) from 16 on. */
function stirlingError(z: number): number {
  if (z < 16) return stirlingError(z + 1) + (z + 0.5) * Math.log1p(1 / z) - 1;
  const inverse = 1 / (z * z);
  return (1 / 12 - (1 / 360 - inverse / 1260) * inverse) / z;
}

// because at counts of a thousand million some 30,000 terms are needed at the mean, and far fewer in the tails
const mostTerms = 200_000;

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let value = d;
  for (let m = 1; m < mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
