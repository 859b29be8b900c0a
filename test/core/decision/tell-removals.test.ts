import { expect, test } from 'vitest';
import { tellRemovals } from '../../../src/core/decision/tell-removals.ts';
import { initialState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { openProjection } from '../../../src/core/projection/project.ts';
import { tableOf } from '../../../src/core/projection/tally.ts';
import { plainCell } from '../projection/arbitrary-cells.ts';

const taken = (...rows: readonly (readonly [place: number, count: number])[]) => ({
  places: Int32Array.from(rows, ([place]) => place),
  counts: Float64Array.from(rows, ([, count]) => count),
});

test('no row is told to bounce more than once, however high its multiplier', () => {
  const start = initialState(parameters);
  const hard = { ...start.hard, names: ['organisation'], means: [9], covariance: [[0.1]] };
  const cells = tableOf([{ cell: { ...plainCell, cause: 'disposable' }, count: 100 }]);
  const open = openProjection(cells, { parameters, limits: [], state: { ...start, hard } });
  expect(tellRemovals([taken([0, 7])], open)).toEqual([
    { of: 100, cause: 'disposable', source: 'web', remove: 7, chance: 1 },
  ]);
});

test('rows of one group, suppression and source are told together, in the order in which they first go', () => {
  const aged = (ageDays: number, source = 'web') => ({ cell: { ...plainCell, ageDays, source }, count: 10 });
  const unsubscribed = { cell: { ...plainCell, suppressed: 'unsubscribe' as const }, count: 4 };
  const cells = tableOf([aged(40), aged(41), aged(41, 'shop'), aged(3), unsubscribed]);
  const open = openProjection(cells, { parameters, limits: [] });
  const told = tellRemovals([taken([4, 4]), taken([2, 1], [1, 10], [0, 2])], open);
  expect(told.map(({ cause, source, remove, of }) => `${remove} of ${of} ${cause} ${source}`)).toEqual([
    '4 of 4 suppressed-unsubscribe web',
    '1 of 10 heard-within-quarter shop',
    '12 of 20 heard-within-quarter web',
  ]);
});
