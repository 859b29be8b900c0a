import { expect, test } from 'vitest';
import { dayOfName } from '../../../../src/core/evidence/verifiers/day-of-name.ts';
import { parseDay } from '../../../../src/core/list/parse-day.ts';

test.each([
  ['results-2026-11-20.csv', '2026-11-20'],
  ['verified/kickbox_20261120.csv', '2026-11-20'],
  ['2026.11.20 list.csv', '2026-11-20'],
])('the day in %s', (path, day) => {
  expect(dayOfName(path)).toBe(parseDay(day));
});

test.each(['results.csv', '2026-11-20/results.csv', 'order-120261120.csv', 'a-2026-13-40.csv'])(
  'no day in %s',
  (path) => {
    expect(dayOfName(path)).toBeNull();
  },
);
