import { expect, test } from 'vitest';
import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import { dayOfJudging } from '../../../src/core/schedule/day-of-judging.ts';

const asOfMs = Date.UTC(2026, 5, 15, 9);
const today = dayOfInstant(asOfMs);

test.each([
  [null, 0],
  [-30, 0],
  [20, 1],
  [48, 2],
  [49, 0],
])('with a send %s hours ahead the age of suppressions is that of %s days from now', (hours, days) => {
  const sendAtMs = hours === null ? null : asOfMs + hours * 3_600_000;
  expect(dayOfJudging(asOfMs, sendAtMs)).toBe(today + days);
});
