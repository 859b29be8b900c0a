import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from '../../../src/core/projection/cell-order.ts';
import { expandCell } from '../../../src/core/projection/expand-cell.ts';
import { initialState, type ModelState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { type Projection, project, type RateShare } from '../../../src/core/projection/project.ts';
import { type CountedCell, tableOf, tallyOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCells, arbitraryCountedCell, plainCell } from './arbitrary-cells.ts';
import { learn } from './learn.ts';

const limits = [0.01, 0.02, 0.05, 0.1];

const taughtCells: readonly CountedCell[] = [
  { cell: plainCell, count: 9000 },
  { cell: { ...plainCell, source: 'fair', neverDelivered: true, entryKind: 'event' }, count: 1000 },
];
const taughtState = learn(initialState(parameters), parameters, taughtCells, {
  kind: 'by-source',
  sources: [
    { source: 'web', hard: 90, soft: 40 },
    { source: 'fair', hard: 150, soft: 12 },
  ],
});

function projectWith(cells: readonly CountedCell[], state: ModelState = taughtState): Projection {
  return project(tableOf(cells), { parameters, state, limits });
}

test('a list without recipients projects to zeros, not NaN', () => {
  const projection = projectWith([{ cell: plainCell, count: 0 }]);
  expect(projection).toEqual(projectWith([]));
  const zero = {
    expected: 0,
    low: 0,
    high: 0,
    expectedCount: 0,
    variance: 0,
    probabilityAbove: [0, 0, 0, 0],
  };
  expect(projection).toEqual({
    recipients: 0,
    hard: zero,
    soft: zero,
    total: zero,
    byComponent: [],
    bySource: [],
  });
});

test('the order of cells and the splitting of counts change no bit', () => {
  const shuffled = arbitraryCells.chain((cells) =>
    fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })),
  );
  fc.assert(
    fc.property(shuffled, ([cells, reordered]) => {
      const projection = projectWith(cells);
      expect(projectWith(reordered)).toEqual(projection);
      expect(
        project(cellsOf(tallyOf([tableOf(reordered)])), { parameters, state: taughtState, limits }),
      ).toEqual(projection);
    }),
  );
});

test('parts by component and by source add up to the projection', () => {
  const sumOf = (shares: readonly RateShare[], part: 'hard' | 'soft' | 'total') =>
    shares.reduce((sum, share) => sum + share[part], 0);
  fc.assert(
    fc.property(arbitraryCells, (cells) => {
      const projection = projectWith(cells);
      for (const part of ['hard', 'soft', 'total'] as const) {
        const { expected } = projection[part];
        expect(Math.abs(sumOf(projection.byComponent, part) - expected)).toBeLessThan(1e-9);
        expect(Math.abs(sumOf(projection.bySource, part) - expected)).toBeLessThan(1e-9);
      }
      const recipients = projection.bySource.reduce((sum, share) => sum + share.recipients, 0);
      expect(recipients).toBe(projection.recipients);
    }),
  );
});

test('shares stand in falling order, equal ones by name', () => {
  const halves = ['b', 'a', 'c'].map((source) => ({ cell: { ...plainCell, source }, count: 100 }));
  const worse = { cell: { ...plainCell, source: 'z', ageDays: 900 }, count: 100 };
  const { bySource } = project(tableOf([...halves, worse]), { parameters, limits });
  expect(bySource.map(({ source }) => source)).toEqual(['z', 'a', 'b', 'c']);
});

test('a component counts its recipients once, though they can bounce hard and soft', () => {
  const { byComponent } = project(tableOf([{ cell: { ...plainCell, cause: 'catch-all' }, count: 70 }]), {
    parameters,
    limits,
  });
  expect(byComponent).toHaveLength(1);
  expect(byComponent[0]).toMatchObject({ component: 'catch-all', recipients: 70 });
});

test('the interval holds the expected rate, within 0 and 1', () => {
  fc.assert(
    fc.property(arbitraryCells, (cells) => {
      const projection = projectWith(cells);
      for (const { low, expected, high } of [projection.hard, projection.soft, projection.total]) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(expected + 1e-12);
        expect(high).toBeGreaterThanOrEqual(expected - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('putting a row with a higher chance for one with a lower never lowers the expected rate', () => {
  const chanceOf = ({ cell }: CountedCell) =>
    expandCell(cell, parameters).reduce((sum, { chance }) => sum + chance, 0);
  fc.assert(
    fc.property(arbitraryCells, arbitraryCountedCell, arbitraryCountedCell, (cells, one, other) => {
      const [lower, higher] = chanceOf(one) <= chanceOf(other) ? [one, other] : [other, one];
      const rate = ({ cell }: CountedCell) =>
        project(tableOf([...cells, { cell, count: 1 }]), { parameters, limits }).total.expected;
      expect(rate(higher)).toBeGreaterThanOrEqual(rate(lower) - 1e-15);
    }),
  );
});

test('the total is the sum of hard and soft in mean and variance', () => {
  const { hard, soft, total } = projectWith(taughtCells);
  expect(total.expectedCount).toBe(hard.expectedCount + soft.expectedCount);
  expect(total.variance).toBe(hard.variance + soft.variance);
});

test('a list never bounces more often than it has recipients, whatever was learnt', () => {
  const cell = {
    ...plainCell,
    source: 'fair',
    entryKind: 'purchased',
    neverDelivered: true,
    role: true,
  } as const;
  const cells = [{ cell: { ...cell, ageDays: 3000 }, count: 500 }];
  let state = initialState(parameters);
  for (let send = 0; send < 3; send += 1) {
    state = learn(state, parameters, taughtCells, { kind: 'total', hard: 2500, soft: 900 });
  }
  const { total, bySource } = projectWith(cells, state);
  expect(total.expected).toBeCloseTo(1, 12);
  expect(bySource[0]?.total).toBeCloseTo(1, 12);
});

test('no multiplier falls below 0.05, however good the past was', () => {
  const learnt = {
    ...initialState(parameters).hard,
    names: ['organisation'],
    means: [-2],
    covariance: [[0.1]],
  };
  const cells = [{ cell: plainCell, count: 1000 }];
  const { hard } = projectWith(cells, { ...initialState(parameters), hard: learnt });
  expect(hard.expected).toBeCloseTo(0.05 * projectWith(cells, initialState(parameters)).hard.expected, 14);
});

test('equal shares of components stand by name, whatever their sources', () => {
  const { causes } = parameters;
  const alike = { ...parameters, causes: { ...causes, 'catch-all': causes.disposable } };
  const cells = [
    { cell: { ...plainCell, source: 'a', cause: 'disposable' as const }, count: 10 },
    { cell: { ...plainCell, source: 'b', cause: 'catch-all' as const }, count: 10 },
  ];
  const { byComponent } = project(tableOf(cells), { parameters: alike, limits });
  expect(byComponent.map(({ component }) => component)).toEqual(['catch-all', 'disposable']);
});

test.each([
  ['hard-unknown-user', 1],
  ['soft-history', 1],
  ['catch-all', 1.75],
] as const)(
  'with source and organisation effects of 0.75 in all, rows of %s count %d times',
  (cause, factor) => {
    const learnt = {
      ...initialState(parameters).hard,
      names: ['organisation', 'source:web'],
      means: [0.5, 0.25],
      covariance: [
        [0.1, 0],
        [0, 0.1],
      ],
    };
    const cells = [{ cell: { ...plainCell, cause, softBounces: 1 }, count: 1000 }];
    const before = projectWith(cells, initialState(parameters)).hard.expected;
    const after = projectWith(cells, { ...initialState(parameters), hard: learnt }).hard.expected;
    expect(after).toBeCloseTo(factor * before, 12);
  },
);
