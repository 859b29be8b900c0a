import { expect, test } from 'vitest';
import type { Limit } from '../../../src/core/policy/limit.ts';
import { judgeSuppressionAge } from '../../../src/core/suppression/judge-suppression-age.ts';

const limit: Limit = { warn: 7, fail: 30 };
const asOfDay = 20_000;

function judge(agesDays: readonly (number | null)[], limits: Limit = limit) {
  const files = agesDays.map((age, index) => ({
    path: `${index}.csv`,
    readAs: 'generic',
    entries: 1,
    leftOut: 0,
    unreadable: 0,
    unreadableLines: [],
    newestDay: age === null ? null : asOfDay - age,
  }));
  const { problems, reasons, findings } = judgeSuppressionAge(files, limits, asOfDay);
  return { problems, reasons, codes: findings.map(({ code }) => code) };
}

const quiet = { problems: [], reasons: [], codes: [] };

test.each([0, 6, -1])('an age of %d days is below both limits', (age) => {
  expect(judge([age])).toEqual(quiet);
});

test.each([7, 30])('an age of %d days warns: from the warn limit on, not yet above the fail limit', (age) => {
  expect(judge([age])).toEqual({
    problems: [],
    reasons: [{ code: 'suppression-old', severity: 'warn', measured: age, limit: 7 }],
    codes: ['suppression-old'],
  });
});

test('above the fail limit nothing may be judged', () => {
  expect(judge([31])).toEqual({
    ...quiet,
    problems: [{ code: 'suppression-stale', file: '0.csv', args: { days: 31, limit: 30 } }],
  });
});

test('the newest of all files counts', () => {
  expect(judge([400, 3, null])).toEqual(quiet);
  expect(judge([3, 400])).toEqual(quiet);
  expect(judge([400, 40]).problems).toMatchObject([{ file: '1.csv', args: { days: 40 } }]);
});

test('without any date the age is unknown, and that is said', () => {
  expect(judge([null])).toEqual({ ...quiet, codes: ['suppression-age-unknown'] });
});

test('without limits, or without files, there is nothing to judge', () => {
  expect(judge([400, null], { warn: null, fail: null })).toEqual(quiet);
  expect(judge([])).toEqual(quiet);
});

test('each limit works alone', () => {
  expect(judge([400], { warn: 7, fail: null }).reasons).toHaveLength(1);
  expect(judge([20], { warn: null, fail: 30 })).toEqual(quiet);
  expect(judge([31], { warn: null, fail: 30 }).problems).toHaveLength(1);
});
