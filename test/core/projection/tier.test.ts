import { expect, test } from 'vitest';
import { tierOf } from '../../../src/core/projection/tier.ts';

test.each([
  [0, 'excellent'],
  [0.009999, 'excellent'],
  [0.01, 'good'],
  [0.019999, 'good'],
  [0.02, 'warning'],
  [0.05, 'warning'],
  [0.050001, 'critical'],
  [0.1, 'critical'],
  [0.100001, 'blacklist-risk'],
  [1, 'blacklist-risk'],
] as const)('an expected rate of %d is %s', (rate, tier) => {
  expect(tierOf(rate)).toBe(tier);
});
