import { expect, test } from 'vitest';
import { shownPath } from '../../../src/core/policy/shown-path.ts';
import { shownValue } from '../../../src/core/policy/shown-value.ts';

test.each([
  [['policy'], 'policy'],
  [['campaigns', 'spring', 'list'], 'campaigns.spring.list'],
  [['waivers', 0, 'code'], 'waivers[0].code'],
  [[0, 'code'], '[0].code'],
])('the path %j is shown as %s', (path, shown) => {
  expect(shownPath(path)).toBe(shown);
});

test.each([
  [undefined, 'nothing'],
  [null, 'nothing'],
  [[1], 'a list'],
  [{ a: 1 }, 'a map'],
  [0, '0'],
  [false, 'false'],
  ['2%', '2%'],
  ['', ''],
])('the value %j is shown as %j', (value, shown) => {
  expect(shownValue(value)).toBe(shown);
});
