import { describe, expect, test } from 'vitest';
import { initialState, type ModelState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { project } from '../../../src/core/projection/project.ts';
import { type CountedCell, tableOf } from '../../../src/core/projection/tally.ts';
import { plainCell } from './arbitrary-cells.ts';
import { learn } from './learn.ts';
import type { CampaignCounts } from './observed-part.ts';

const web: CountedCell = { cell: plainCell, count: 8000 };
const fair: CountedCell = {
  cell: { ...plainCell, source: 'fair', entryKind: 'event', neverDelivered: true },
  count: 2000,
};
const cells = [web, fair];
const start = initialState(parameters);

function learnTimes(times: number, counts: CampaignCounts, list: readonly CountedCell[] = cells): ModelState {
  let state = start;
  for (let send = 0; send < times; send += 1) state = learn(state, parameters, list, counts);
  return state;
}

function meanOf(state: ModelState, outcome: 'hard' | 'soft', name: string): number {
  return state[outcome].means[state[outcome].names.indexOf(name)] ?? Number.NaN;
}

function rateOf(state: ModelState, list: readonly CountedCell[] = cells) {
  return project(tableOf(list), { parameters, state, limits: [0.05] });
}

test('what was expected moves no multiplier but narrows the interval', () => {
  const { hard, soft } = rateOf(start);
  const counts = { kind: 'total', hard: hard.expectedCount, soft: soft.expectedCount } as const;
  const after = rateOf(learn(start, parameters, cells, counts));
  expect(after.hard.expected).toBeCloseTo(hard.expected, 14);
  expect(after.hard.variance).toBeLessThan(hard.variance / 2);
  expect(after.soft.variance).toBeLessThan(soft.variance);
});

test('one step of one parameter is the Kalman gain worked by hand', () => {
  const list: CountedCell[] = [{ cell: { ...plainCell, cause: 'hard-unspecified' }, count: 100 }];
  const state = learn(start, parameters, list, { kind: 'total', hard: 60 });
  const prior = 0.15 / (0.85 * 21);
  const total = 85 ** 2 * prior + (85 - 100 * 0.85 ** 2);
  const gain = (prior * 85) / total;
  expect(meanOf(state, 'hard', 'component:hard-unspecified')).toBeCloseTo(1 + gain * (60 - 85), 12);
  const posterior = prior - gain * 85 * prior;
  expect(state.hard.covariance[0]?.[0]).toBeCloseTo(posterior + 0.06 * (prior - posterior), 14);
  expect(state.hard.campaignVariation).toBe(0.3);
});

test('a surprise teaches no more than one of three standard deviations', () => {
  const { hard } = rateOf(start);
  const limit = hard.expectedCount + 3 * Math.sqrt(hard.variance);
  const atLimit = learn(start, parameters, cells, { kind: 'total', hard: limit });
  const beyond = learn(start, parameters, cells, { kind: 'total', hard: 9999 });
  expect(rateOf(beyond).hard.expected).toBeCloseTo(rateOf(atLimit).hard.expected, 12);
  expect(beyond.hard.campaignVariation).toBeCloseTo(atLimit.hard.campaignVariation, 12);
});

test('without soft counts only hard is learnt', () => {
  const state = learn(start, parameters, cells, { kind: 'total', hard: 300 });
  expect(state.soft).toEqual(start.soft);
  expect(state.hard).not.toEqual(start.hard);
  expect(state.recordedSends).toBe(1);
  const taught = learnTimes(2, { kind: 'total', hard: 300, soft: 90 });
  expect(learn(taught, parameters, cells, { kind: 'total', hard: 300 }).soft).toEqual(taught.soft);
});

test('learning leaves the state before as it was', () => {
  const before = learnTimes(1, { kind: 'total', hard: 200, soft: 50 });
  const copy = structuredClone(before);
  learn(before, parameters, cells, { kind: 'total', hard: 900, soft: 90 });
  expect(before).toEqual(copy);
});

test('many sends at another level bring the projection there', () => {
  const { hard, soft } = rateOf(learnTimes(12, { kind: 'total', hard: 400, soft: 100 }));
  expect(hard.expectedCount).toBeGreaterThan(370);
  expect(hard.expectedCount).toBeLessThan(410);
  expect(soft.expectedCount).toBeGreaterThan(90);
  expect(soft.expectedCount).toBeLessThan(105);
});

test('sends that vary little lower the variation, wild ones raise it', () => {
  const { hard } = rateOf(start);
  const steady = learnTimes(5, { kind: 'total', hard: hard.expectedCount });
  expect(steady.hard.campaignVariation).toBeLessThan(0.25);
  const wild = learn(start, parameters, cells, { kind: 'total', hard: 8000 });
  expect(wild.hard.campaignVariation).toBeGreaterThan(0.3);
});

test('a send that teaches nothing about a source lets its certainty drift back by 6 % of the way', () => {
  const before = learnTimes(3, { kind: 'by-source', sources: [{ source: 'fair', hard: 300 }] });
  const knownBad: CountedCell[] = [{ cell: { ...plainCell, cause: 'dead-domain' }, count: 10 }];
  const after = learn(before, parameters, knownBad, { kind: 'total', hard: 9 });
  const varianceOf = (state: ModelState) => {
    const index = state.hard.names.indexOf('component:entry:event');
    return state.hard.covariance[index]?.[index] ?? Number.NaN;
  };
  const prior = 0.94 / (0.06 * 41);
  const wanted = varianceOf(before) + 0.06 * (prior - varianceOf(before));
  expect(varianceOf(before)).toBeLessThan(0.9 * prior);
  expect(varianceOf(after)).toBeCloseTo(wanted, 14);
});

describe('counts per source', () => {
  const counts: CampaignCounts = {
    kind: 'by-source',
    sources: [
      { source: 'web', hard: 40, soft: 40 },
      { source: 'fair', hard: 500, soft: 10 },
    ],
  };
  const state = learnTimes(3, counts);

  test('find the bad source better than the total does', () => {
    const inTotal = learnTimes(3, { kind: 'total', hard: 540, soft: 50 });
    const fairRate = (learnt: ModelState) =>
      rateOf(learnt).bySource.find(({ source }) => source === 'fair')?.hard ?? 0;
    expect(Math.abs(fairRate(state) - 0.05)).toBeLessThan(0.01);
    expect(Math.abs(fairRate(inTotal) - 0.05)).toBeGreaterThan(Math.abs(fairRate(state) - 0.05));
  });

  test('teach the same in whatever order sources and cells stand', () => {
    const reversed = { ...counts, sources: counts.sources.toReversed() };
    expect(learnTimes(3, reversed, cells.toReversed())).toEqual(state);
  });

  test('add up when a source stands twice', () => {
    const split = [
      { source: 'web', hard: 40, soft: 40 },
      { source: 'fair', hard: 200, soft: 4 },
      { source: 'fair', hard: 300, soft: 6 },
    ];
    expect(learnTimes(3, { kind: 'by-source', sources: split })).toEqual(state);
  });

  test('teach nothing about sources that were not mailed', () => {
    const unknown = [{ source: 'nobody', hard: 500, soft: 500 }];
    expect(learnTimes(1, { kind: 'by-source', sources: unknown })).toEqual(start);
  });

  test('of one source alone stand for that source, not for the list', () => {
    const fairOnly = learnTimes(1, { kind: 'by-source', sources: [{ source: 'fair', hard: 130 }] });
    expect(Math.abs(meanOf(fairOnly, 'hard', 'component:entry:event') - 1)).toBeLessThan(0.05);
    expect(fairOnly.hard.names).not.toContain('source:web');
  });
});

test('counts per cell tell apart what one source total blurs', () => {
  const old = { cell: { ...plainCell, ageDays: 1500 }, count: 2000 };
  const badges = { cell: { ...fair.cell, source: 'web' }, count: 2000 };
  const list = [old, badges];
  const counts = [
    { cell: old.cell, hard: 436, soft: 10 },
    { cell: badges.cell, hard: 400, soft: 10 },
  ];
  const perCell = learnTimes(4, { kind: 'by-cell', cells: counts }, list);
  const inTotal = learnTimes(4, { kind: 'total', hard: 836, soft: 20 }, list);
  const errorOf = (state: ModelState) => Math.abs(rateOf(state, [badges]).hard.expectedCount - 400);
  expect(errorOf(perCell)).toBeLessThan(60);
  expect(errorOf(inTotal)).toBeGreaterThan(2 * errorOf(perCell));
  expect(learnTimes(4, { kind: 'by-cell', cells: counts.toReversed() }, list.toReversed())).toEqual(perCell);
});

test('a list of zero chance teaches nothing and spoils nothing', () => {
  const before = learnTimes(1, { kind: 'total', hard: 200, soft: 50 });
  const fresh = [{ cell: { ...plainCell, ageDays: 0 }, count: 100 }];
  const { hard } = learn(before, parameters, fresh, { kind: 'total', hard: 5 });
  expect(hard.means).toEqual(before.hard.means);
  expect(hard.campaignVariation).toBe(before.hard.campaignVariation);
  expect(hard.covariance.flat().every(Number.isFinite)).toBe(true);
});

test('counts per source are two Kalman steps with a common and an own half of the campaign effect', () => {
  const cellOf = (source: string) => ({ ...plainCell, source, cause: 'catch-all' as const });
  const list = [
    { cell: cellOf('a'), count: 1000 },
    { cell: cellOf('b'), count: 500 },
  ];
  const sources = [
    { source: 'a', hard: 150 },
    { source: 'b', hard: 20 },
  ];
  const { hard } = learn(start, parameters, list, { kind: 'by-source', sources });
  // theta, phi of a, phi of b, omega, campaign effect with variance cv^2 / 2
  const variances = [0.92 / (0.08 * 11), 0.16, 0.16, 0.36, 0.3 ** 2 / 2];
  const covariance = variances.map((variance, row) =>
    variances.map((_, column) => (row === column ? variance : 0)),
  );
  const means = [1, 0, 0, 0, 0];
  kalmanStep(means, covariance, { sourceIndex: 1, recipients: 1000, observed: 150 });
  kalmanStep(means, covariance, { sourceIndex: 2, recipients: 500, observed: 20 });
  const names = ['component:catch-all', 'source:a', 'source:b', 'organisation'];
  const wanted = Object.fromEntries(names.map((name, index) => [name, means[index]]));
  for (const name of names) {
    const index = hard.names.indexOf(name);
    const place = names.indexOf(name);
    const posterior = covariance[place]?.[place] ?? Number.NaN;
    const drifted = posterior + 0.06 * ((variances[place] ?? Number.NaN) - posterior);
    expect(hard.means[index], name).toBeCloseTo(wanted[name] ?? Number.NaN, 12);
    expect(hard.covariance[index]?.[index], name).toBeCloseTo(drifted, 12);
  }
});

interface HandStep {
  readonly sourceIndex: number;
  readonly recipients: number;
  readonly observed: number;
}

/** The update worked out in full for catch-all rows (chance 0.08) of one source; changes means and covariance. */
function kalmanStep(
  means: number[],
  covariance: number[][],
  { sourceIndex, recipients, observed }: HandStep,
) {
  const at = (index: number) => means[index] ?? Number.NaN;
  const chances = 0.08 * recipients;
  const multiplier = at(0) + at(sourceIndex) + at(3);
  const expected = chances * multiplier;
  const weights = [0, 1, 2, 3].map((index) => ([0, sourceIndex, 3].includes(index) ? chances : 0));
  weights.push(expected);
  const noise = expected - recipients * (0.08 * multiplier) ** 2 + (0.3 ** 2 / 2) * expected ** 2;
  const dot = (row: readonly number[]) =>
    row.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
  const shared = covariance.map(dot);
  const variance = dot(shared) + noise;
  const surprise = observed - expected - expected * at(4);
  shared.forEach((value, row) => {
    means[row] = at(row) + (value / variance) * surprise;
    covariance[row] = (covariance[row] ?? []).map(
      (old, column) => old - (value * (shared[column] ?? 0)) / variance,
    );
  });
}
