import { describe, expect, test } from 'vitest';
import { listSources } from '../../../src/core/question/list-sources.ts';
import { asOfMs, checkText, lines } from '../check-text.ts';
import { exampleCheck } from '../ledger/example-records.ts';
import { outcomeOf, passedCheck, uncheckedCheck } from '../post/run-records.ts';

const sources: [string, number][] = [
  ['web', 8000],
  ['fair', 4000],
];
const check = passedCheck(0, {
  sources,
  exposures: {
    hard: [
      ['decay:consumer', 0, 8000, 16, 1],
      ['decay:consumer', 1, 4000, 40, 1],
    ],
    soft: [['soft-base', 1, 4000, 20, 1]],
  },
});

describe('the sources of a check', () => {
  test('stand by their expected bounces, with their rates', () => {
    expect(listSources(check, [check])).toEqual([
      { source: 'fair', recipients: 4000, expected: 0.015, actual: null },
      { source: 'web', recipients: 8000, expected: 0.002, actual: null },
    ]);
  });

  test('add up to what a check without history projected', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, row) => `a${row}@mail.example,2026-04-20,${row % 3 ? 'web' : 'fair'}`,
    );
    const record = exampleCheck(await checkText(lines('email,last_delivered_at,source', ...rows)), asOfMs);
    const bounces = listSources(record, [record]).reduce(
      (sum, { recipients, expected }) => sum + recipients * (expected ?? 0),
      0,
    );
    expect(bounces / record.counts.mailed).toBeCloseTo(record.rates?.total[0] ?? 0, 5);
  });

  test('have what came of the newest send that was counted by source', () => {
    const bySource = [{ source: 'web', sent: 8000, hard: 30, soft: 10 }];
    const part = { source: 'fair', group: 'heard-within-month' as const, exposures: { hard: [], soft: [] } };
    const parts = [
      { ...part, recipients: 1000, hard: 5, soft: 5 },
      { ...part, recipients: 3000, hard: 20, soft: null },
    ];
    const [later, last] = [passedCheck(100), passedCheck(200)];
    const records = [
      check,
      outcomeOf(check, 10, { bySource }),
      later,
      outcomeOf(later, 110, { parts }),
      last,
    ];
    const counted = listSources(check, records);
    expect(counted.map(({ source, actual }) => [source, actual])).toEqual([
      ['fair', { sent: 4000, rate: 30 / 4000 }],
      ['web', null],
    ]);
    const [, web] = listSources(check, [...records.slice(0, 2), last, outcomeOf(last, 210)]);
    expect(web?.actual).toEqual({ sent: 8000, rate: 0.005 });
  });

  test('of a check that could not be done expect nothing', () => {
    const unchecked = uncheckedCheck(0, { sources });
    expect(listSources(unchecked, [unchecked]).map(({ expected }) => expected)).toEqual([null, null]);
  });
});
