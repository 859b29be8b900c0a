import { describe, expect, test } from 'vitest';
import { calculateRate } from '../../../src/core/question/calculate-rate.ts';

const limits = { warn: 0.02, fail: 0.05 };

describe('the calculator', () => {
  test.each([
    [240, 12_000, 'warning', 'at', 'below'],
    [239, 12_000, 'good', 'below', 'below'],
    [600, 12_000, 'warning', 'above', 'at'],
    [601, 12_000, 'critical', 'above', 'above'],
    [60, 12_000, 'excellent', 'below', 'below'],
    [6000, 12_000, 'blacklist-risk', 'above', 'above'],
  ])('calls %i of %i %s', (bounced, sent, tier, warn, fail) => {
    const told = calculateRate({ bounced, sent }, limits);
    expect(told).toMatchObject({ tier, warn: { side: warn }, fail: { side: fail }, tooFew: false });
  });

  test.each([
    [3, 120, true],
    [10, 600, true],
    [0, 50, true],
    [1, 3, true],
    [0, 1000, false],
    [5, 5, false],
    [240, 12_000, false],
  ])('%i of %i is too few to judge: %s', (bounced, sent, tooFew) => {
    expect(calculateRate({ bounced, sent }, limits).tooFew).toBe(tooFew);
  });

  test('tells no side of a limit that is not there', () => {
    expect(calculateRate({ bounced: 1, sent: 2 }, { warn: null, fail: null })).toMatchObject({
      warn: null,
      fail: null,
    });
  });
});
