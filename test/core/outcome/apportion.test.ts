import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion } from '../../../src/core/outcome/apportion.ts';

test.each([
  [[1, 1, 1], 3, [1, 1, 1]],
  [[1, 1, 1], 4, [2, 1, 1]],
  [[2, 1], 100, [67, 33]],
  [[5, 0], 7, [7, 0]],
  [[0, 0], 7, [0, 0]],
  [[], 7, []],
  [[3, 3], 0, [0, 0]],
])('%j to %d is %j', (weights, total, shares) => {
  expect(apportion(weights, total)).toEqual(shares);
});

test('shares add up to the total, and none is a whole mail from its exact part', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.nat(1e6), { minLength: 1, maxLength: 40 })
        .filter((weights) => weights.some((weight) => weight > 0)),
      fc.nat(1e8),
      (weights, total) => {
        const shares = apportion(weights, total);
        const sum = weights.reduce((before, weight) => before + weight, 0);
        expect(shares.reduce((before, share) => before + share, 0)).toBe(total);
        shares.forEach((share, index) => {
          expect(Math.abs(share - ((weights[index] ?? 0) * total) / sum)).toBeLessThan(1);
        });
      },
    ),
  );
});
