import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateRate } from '../../../src/core/projection/rate-estimate.ts';

test('nothing to mail gives zeros and no NaN', () => {
  expect(estimateRate({ expected: 0, variance: 0 }, 0, [0, 0.05])).toEqual({
    expected: 0,
    low: 0,
    high: 0,
    expectedCount: 0,
    variance: 0,
    probabilityAbove: [0, 0],
  });
});

test('the lognormal has the mean and the variance it was given', () => {
  const { expected, low, high } = estimateRate({ expected: 30, variance: 200 }, 1000, []);
  const logVariance = (Math.log(high / low) / (2 * 1.6448536269514722)) ** 2;
  const mean = Math.sqrt(low * high) * Math.exp(logVariance / 2);
  expect(mean).toBeCloseTo(expected, 12);
  expect((Math.exp(logVariance) - 1) * 30 ** 2).toBeCloseTo(200, 8);
});

test('the low end is 0 when fewer than 3 bounces are expected', () => {
  expect(estimateRate({ expected: 2.999, variance: 1 }, 100, []).low).toBe(0);
  expect(estimateRate({ expected: 3, variance: 1 }, 100, []).low).toBeGreaterThan(0.01);
});

test('the high end is at most 1', () => {
  expect(estimateRate({ expected: 90, variance: 900 }, 100, []).high).toBe(1);
});

test('a rate exactly at the limit is not above it, whatever binary fractions do', () => {
  const at = (limit: number) => estimateRate({ expected: 29, variance: 4 }, 100, [limit]).probabilityAbove[0];
  expect(at(0.29)).toBe(at(0.2999));
  expect(at(0.29)).toBeLessThan(at(0.2899) ?? 0);
});

test('no rate is above 1', () => {
  expect(estimateRate({ expected: 99, variance: 900 }, 100, [1, 1.5]).probabilityAbove).toEqual([0, 0]);
});

test('a count without variance is above a limit or it is not', () => {
  const { probabilityAbove } = estimateRate({ expected: 10, variance: 0 }, 100, [0.09, 0.1]);
  expect(probabilityAbove).toEqual([1, 0]);
});

test('a count without variance at the half step itself is not above', () => {
  expect(estimateRate({ expected: 10.5, variance: 0 }, 100, [0.1]).probabilityAbove).toEqual([0]);
});

test('the probability never grows with the limit', () => {
  const limits = fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 });
  const count = fc.record({
    expected: fc.double({ min: 1e-3, max: 500, noNaN: true }),
    variance: fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
  });
  fc.assert(
    fc.property(count, fc.integer({ min: 500, max: 100_000 }), limits, (moments, recipients, unsorted) => {
      const sorted = unsorted.toSorted((left, right) => left - right);
      const { probabilityAbove } = estimateRate(moments, recipients, sorted);
      probabilityAbove.forEach((probability, index) => {
        expect(probability).toBeGreaterThanOrEqual(probabilityAbove[index + 1] ?? 0);
        expect(probability).toBeLessThanOrEqual(1);
      });
    }),
  );
});
