import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactInterval } from '../../../src/core/question/exact-interval.ts';

/** The chance of at most `most` of `n`, summed term by term in logarithms. */
function binomialCumulative(most: number, n: number, p: number): number {
  let [logTerm, sum] = [n * Math.log1p(-p), 0];
  for (let k = 0; k <= most; k += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return sum;
}

describe('the exact interval of a rate', () => {
  // the rule of three's exact form, 1 - 0.025^(1/n), and values of Clopper and Pearson's own tables
  test.each([
    [0, 50, 0, 1 - 0.025 ** (1 / 50)],
    [50, 50, 0.025 ** (1 / 50), 1],
    [0, 1, 0, 0.975],
    [1, 1, 0.025, 1],
    [5, 10, 0.187086, 0.812914],
    [1, 10, 0.002529, 0.445016],
    [3, 120, 0.005186, 0.071323],
    [240, 12_000, 0.01757, 0.022666],
  ])('of %i of %i', (bounced, sent, low, high) => {
    const interval = exactInterval(bounced, sent);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  test('leaves one send in forty outside on either side', () => {
    const sizes = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(sizes, fc.nat(), (sent, any) => {
        const bounced = any % (sent + 1);
        const { low, high } = exactInterval(bounced, sent);
        if (bounced > 0) expect(1 - binomialCumulative(bounced - 1, sent, low)).toBeCloseTo(0.025, 8);
        if (bounced < sent) expect(binomialCumulative(bounced, sent, high)).toBeCloseTo(0.025, 8);
      }),
    );
  });

  test('holds the rate, is symmetric, and narrows with the size, up to the largest counts', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.nat({ max: 1e9 }));
    fc.assert(
      fc.property(counts, ([sent, any]) => {
        const bounced = any % (sent + 1);
        const { low, high } = exactInterval(bounced, sent);
        expect(low).toBeLessThanOrEqual(bounced / sent);
        expect(high).toBeGreaterThanOrEqual(bounced / sent);
        const mirrored = exactInterval(sent - bounced, sent);
        expect(mirrored.low).toBeCloseTo(1 - high, 9);
        // at 1e9 the normal approximation is as good as exact
        if (sent > 1e8 && bounced > 1e5 && sent - bounced > 1e5) {
          const spread = 1.959964 * Math.sqrt(((bounced / sent) * (1 - bounced / sent)) / sent);
          expect((high - low) / (2 * spread)).toBeCloseTo(1, 3);
        }
      }),
      { numRuns: 60 },
    );
  });
});
