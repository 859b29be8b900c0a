import { expect, test } from 'vitest';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import { trendOf } from '../../../src/core/trend/trend-of.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';
import { exampleCheck, exampleOutcome } from '../ledger/example-records.ts';

const dayMs = 86_400_000;
const result = await checkText(lines(healthyHeader, ...healthyRows(200)));
const records = [40, 30, 20].flatMap((days) => {
  const check = exampleCheck(result, asOfMs - days * dayMs);
  return [check, exampleOutcome(check, { hard: days === 30 ? 60 : 2, soft: days === 20 ? null : 1 })];
});
const stray = { ...exampleOutcome(exampleCheck(result, asOfMs - 10 * dayMs), { hard: 4 }), campaign: 'july' };
const history = ledgerHistory([...records, stray], null);
const all = { campaign: null, limit: 12, asOfMs };

test('every send has its projection, what happened, and whether the range held', () => {
  const { points, inside, projected } = trendOf(history, all);
  expect(points.map(({ actual }) => actual)).toEqual([0.015, 0.305, 0.01, 0.02]);
  expect(points.map((point) => point.inside)).toEqual([true, false, true, null]);
  expect(points[0]?.projected).toEqual({
    expected: result.rates?.asCommitted.total.expected,
    low: result.rates?.asCommitted.total.low,
    high: result.rates?.asCommitted.total.high,
  });
  expect([inside, projected]).toEqual([2, 3]);
});

test('a tool that does not count soft bounces is told apart from one that counted none', () => {
  expect(trendOf(history, all).points.map(({ soft }) => soft)).toEqual([0.005, 0.005, null, 0]);
});

test('one campaign, the last sends, and none after the day asked for', () => {
  expect(trendOf(history, { ...all, campaign: 'june' })).toMatchObject({ points: [{}, {}, {}], inside: 2 });
  expect(trendOf(history, { ...all, limit: 2 })).toMatchObject({ earlier: 2, points: [{}, {}] });
  expect(trendOf(history, { ...all, asOfMs: asOfMs - 25 * dayMs }).points.length).toBe(2);
  expect(trendOf(history, { ...all, campaign: 'nobody' }).points).toEqual([]);
});
