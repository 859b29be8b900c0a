import { describe, expect, test } from 'vitest';
import { replaySends } from '../../../src/core/backtest/replay-sends.ts';
import { runBacktest } from '../../../src/core/backtest/run-backtest.ts';
import { initialState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { project } from '../../../src/core/projection/project.ts';
import { tableOf } from '../../../src/core/projection/tally.ts';
import { sendAt, twoSources } from '../past-sends.ts';

const backtest = (levels: readonly number[], options = {}) =>
  runBacktest(
    levels.map((all) => sendAt({ all }, options)),
    parameters,
  );

const steady = [1, 1.2, 0.8, 1.1, 0.9, 1, 1.2, 0.8, 1.1, 0.9, 1];

describe('the replay', () => {
  test('projects each send with what was known before it', () => {
    const past = steady.map((all) => sendAt({ all }));
    const replayed = replaySends(past, { parameters, limits: [0.05] });
    expect(replayed[0]?.state).toEqual(initialState(parameters));
    expect(replayed[0]?.projection).toEqual(project(tableOf(twoSources), { parameters, limits: [0.05] }));
    expect(replayed.map(({ state }) => state.recordedSends)).toEqual(steady.map((_, index) => index));
  });

  test('is not changed by what comes later', () => {
    const past = steady.map((all) => sendAt({ all }));
    const changed = [...past.slice(0, 6), sendAt({ all: 9 })];
    const options = { parameters, limits: [] };
    expect(
      replaySends(changed, options)
        .slice(0, 7)
        .map(({ state }) => state),
    ).toEqual(
      replaySends(past, options)
        .slice(0, 7)
        .map(({ state }) => state),
    );
  });
});

describe('the verdict', () => {
  test('is too few below ten recorded sends, however good they are', () => {
    expect(backtest(steady.slice(0, 9)).verdict).toBe('too-few');
    expect(backtest([]).verdict).toBe('too-few');
  });

  test('is calibrated from ten on when the intervals cover', () => {
    const { verdict, coverage } = backtest(steady.slice(0, 10));
    expect(coverage.total).toEqual({ covered: 9, of: 9 });
    expect(verdict).toBe('calibrated');
  });

  test.each([
    { outliers: 2, verdict: 'calibrated' },
    { outliers: 3, verdict: 'off' },
  ])('is $verdict when $outliers of nine intervals do not cover', ({ outliers, verdict }) => {
    const levels = steady.slice(0, 10).map((level, index) => (index > 9 - outliers ? 0 : level));
    const { coverage, ...rest } = backtest(levels);
    expect(coverage.total).toEqual({ covered: 9 - outliers, of: 9 });
    expect(rest.verdict).toBe(verdict);
  });
});

test('the first send only teaches', () => {
  const { sends, coverage, recordedSends } = backtest(steady);
  expect([sends.length, recordedSends]).toEqual([11, 11]);
  expect(coverage.hard.of).toBe(10);
  expect(backtest([1])).toMatchObject({ bias: null, error: null, coverage: { total: { of: 0 } } });
});

test('bias is projected over actual bounces, minus 1', () => {
  const past = [1, 0.5, 0.5].map((all) => sendAt({ all }));
  const { bias, sends } = runBacktest(past, parameters);
  const projected = sends.slice(1).reduce((sum, send) => sum + send.projected.total.expected * 10_000, 0);
  const came = past.slice(1).reduce((sum, { hard, soft }) => sum + hard + (soft ?? 0), 0);
  expect(bias).toBeCloseTo(projected / came - 1, 12);
  expect(bias).toBeGreaterThan(0.3);
  expect(backtest([0, 0, 0]).bias).toBeNull();
});

test('errors are means of absolute differences, beside the four naive methods', () => {
  const past = [sendAt({ all: 1 }), sendAt({ all: 2 }), { ...sendAt({ all: 3 }), suppressedShare: 0.02 }];
  const { error, sends } = runBacktest(past, parameters);
  const rates = past.map(({ hard, soft, sent }) => (hard + (soft ?? 0)) / sent);
  const [a = 0, b = 0, c = 0] = rates;
  const mean = (first: number, second: number) => (Math.abs(first) + Math.abs(second)) / 2;
  expect(error?.naive['last-campaign']).toBeCloseTo(mean(b - a, c - b), 12);
  expect(error?.naive['mean-so-far']).toBeCloseTo(mean(b - a, c - (a + b) / 2), 12);
  expect(error?.naive.flat).toBeCloseTo(mean(b - 0.0198, c - 0.0198), 12);
  expect(error?.naive['suppressed-share']).toBeCloseTo(mean(b, c - 0.02), 12);
  const expected = sends.map(({ projected }) => projected.total.expected);
  expect(error?.projection).toBeCloseTo(mean((expected[1] ?? 0) - b, (expected[2] ?? 0) - c), 12);
});

test('without soft counts everything is about hard bounces', () => {
  const { rate, coverage, sends, verdict } = backtest(steady, { soft: false });
  expect(rate).toBe('hard');
  expect(coverage.soft).toEqual({ covered: 0, of: 0 });
  expect(coverage.total).toEqual({ covered: 0, of: 0 });
  expect(coverage.hard.of).toBe(10);
  expect(sends[0]?.actual).toMatchObject({ soft: null, total: null });
  expect(sends[0]?.naive.flat).toBe(0.0044);
  expect(verdict).toBe('calibrated');
});

test('what is found survives JSON', () => {
  const found = backtest(steady);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});
