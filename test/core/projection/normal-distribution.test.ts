import { expect, test } from 'vitest';
import { normalProbability, normalQuantile95 } from '../../../src/core/projection/normal-distribution.ts';

// because these come from mpmath with 40 digits
test.each([
  [-20, 2.7536241186062337e-89],
  [-10, 7.619853024160525e-24],
  [-5, 2.866515718791939e-7],
  [-3, 0.0013498980316300946],
  [-2.8285, 0.0023383350544648523],
  [-2.8284, 0.002339065695466596],
  [-2, 0.02275013194817921],
  [-1, 0.15865525393145705],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.1, 0.539827837277029],
  [1, 0.8413447460685429],
  [3, 0.9986501019683699],
  [8, 0.9999999999999993],
])('the chance of at most %d is %d to 12 digits', (z, wanted) => {
  expect(Math.abs(normalProbability(z) / wanted - 1)).toBeLessThan(1e-12);
});

test('infinite arguments have the chances 0 and 1', () => {
  expect(normalProbability(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalProbability(Number.POSITIVE_INFINITY)).toBe(1);
});

test('the quantile belongs to 95 %', () => {
  expect(normalProbability(normalQuantile95)).toBeCloseTo(0.95, 14);
});
