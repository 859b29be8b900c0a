import { expect, test } from 'vitest';
import { percent } from '../../src/report/numbers.ts';

test.each([
  [0.0412, 0.05, '4.1 %'],
  [0.0499, 0.05, '4.99 %'],
  [0.04999, 0.05, '4.999 %'],
  [0.0499999, 0.05, '4.99999 %'],
  [0.0500001, 0.05, '5.00001 %'],
  [0.05, 0.05, '5.0 %'],
  [0.049999999999, 0.05, '5.00 %'],
  [0.0499, null, '5.0 %'],
])('%d beside the limit %d has the digits that show its side: %s', (fraction, limit, shown) => {
  expect(percent(fraction, limit)).toBe(shown);
});
