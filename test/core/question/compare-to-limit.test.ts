import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareToLimit } from '../../../src/core/question/compare-to-limit.ts';

describe('a rate against a limit', () => {
  test.each([
    [240, 12_000, 0.02, 'at'],
    [239, 12_000, 0.02, 'below'],
    [241, 12_000, 0.02, 'above'],
    [29, 100, 0.29, 'at'],
    [7, 1000, 0.007, 'at'],
    [1, 3, 0.3333, 'above'],
    [1, 3, 0.3334, 'below'],
    [5, 5, 1, 'at'],
    [0, 5, 0, 'at'],
    [1, 1_000_000_000, 1e-9, 'at'],
    [1, 999_999_999, 1e-9, 'above'],
    [12, 10, 1.5, 'below'],
  ] as const)('%i of %i to %f is %s', (bounced, sent, limit, side) => {
    expect(compareToLimit(bounced, sent, limit)).toBe(side);
  });

  test('is exact for every limit in hundredths of a percent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat({ max: 100_000 }),
        (points, sent, any) => {
          const bounced = any % (sent + 1);
          const difference = bounced * 10_000 - points * sent;
          const side = difference === 0 ? 'at' : difference < 0 ? 'below' : 'above';
          expect(compareToLimit(bounced, sent, points / 10_000)).toBe(side);
        },
      ),
    );
  });
});
