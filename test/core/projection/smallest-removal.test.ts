import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { openProjection, type Projection, project } from '../../../src/core/projection/project.ts';
import { type CellRemoval, smallestRemoval } from '../../../src/core/projection/smallest-removal.ts';
import { type CountedCell, cellKey, cellsOf, tallyOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCell, arbitraryCells, plainCell } from './arbitrary-cells.ts';
import { learn } from './learn.ts';

const options = { parameters, limits: [0.05] };
const below = (limit: number) => (projection: Projection) => projection.total.expected < limit;

function without(cells: readonly CountedCell[], removals: readonly CellRemoval[]): readonly CountedCell[] {
  const removed = new Map(removals.map(({ cell, count }) => [cellKey(cell), count]));
  return cells.map(({ cell, count }) => ({ cell, count: count - (removed.get(cellKey(cell)) ?? 0) }));
}

function oneRowFewer(removals: readonly CellRemoval[]): readonly CellRemoval[] {
  return removals.map((removal, index) =>
    index === removals.length - 1 ? { ...removal, count: removal.count - 1 } : removal,
  );
}

test('the rows left pass, and with one row removed fewer they do not', () => {
  const limits = fc.double({ min: 0.006, max: 0.3, noNaN: true });
  const passing = fc.oneof(
    limits.map(below),
    limits.map(
      (limit) =>
        ({ total }: Projection) =>
          (total.probabilityAbove[0] ?? 1) < limit,
    ),
  );
  fc.assert(
    fc.property(arbitraryCells, passing, (unmerged, passes) => {
      const cells = cellsOf(tallyOf(unmerged));
      const removal = smallestRemoval(openProjection(cells, options), passes);
      if (removal === null) return;
      const left = project(without(cells, removal.removals), options);
      expect(left).toEqual(removal.after);
      expect(passes(left)).toBe(true);
      expect(removal.removals.reduce((sum, { count }) => sum + count, 0)).toBe(removal.removed);
      if (removal.removed === 0) return;
      expect(passes(project(without(cells, oneRowFewer(removal.removals)), options))).toBe(false);
    }),
  );
});

test('no smaller set of rows gets below the limit', () => {
  const small = fc.array(fc.record({ cell: arbitraryCell, count: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(small, fc.double({ min: 0.006, max: 0.5, noNaN: true }), (unmerged, limit) => {
      const cells = cellsOf(tallyOf(unmerged));
      const fewest = fewestByTrial(cells, below(limit));
      expect(smallestRemoval(openProjection(cells, options), below(limit))?.removed ?? null).toBe(fewest);
    }),
    { numRuns: 60 },
  );
});

/** Tries every way to leave at least one row. */
function fewestByTrial(
  cells: readonly CountedCell[],
  passes: (projection: Projection) => boolean,
): number | null {
  let lists: (readonly CountedCell[])[] = [[]];
  for (const { cell, count } of cells) {
    const shorter = Array.from({ length: count + 1 }, (_, left) => ({ cell, count: left }));
    lists = lists.flatMap((list) => shorter.map((counted) => [...list, counted]));
  }
  const rowsOf = (list: readonly CountedCell[]) => list.reduce((sum, { count }) => sum + count, 0);
  const kept = lists.filter((list) => rowsOf(list) > 0 && passes(project(list, options))).map(rowsOf);
  return kept.length === 0 ? null : rowsOf(cells) - Math.max(...kept);
}

test('a list that passes needs no removal', () => {
  const cells = [{ cell: plainCell, count: 100 }];
  expect(smallestRemoval(openProjection(cells, options), below(0.5))).toMatchObject({
    removals: [],
    removed: 0,
  });
});

test('when the best single row does not pass, nothing short of the whole list suffices', () => {
  const cells = [{ cell: plainCell, count: 100 }];
  expect(smallestRemoval(openProjection(cells, options), below(0.001))).toBeNull();
});

test('an empty list that does not pass cannot be helped', () => {
  expect(smallestRemoval(openProjection([], options), () => false)).toBeNull();
});

const toTold = ({ cell, count, chance }: CellRemoval) => ({ cell, count, chance });

test('equal chances are taken by source, in whatever order the cells stand', () => {
  const cells = ['b', 'c', 'a'].map((source) => ({
    cell: { ...plainCell, source, cause: 'disposable' as const },
    count: 10,
  }));
  const all = [{ cell: plainCell, count: 300 }, ...cells];
  const removal = smallestRemoval(openProjection(all, options), below(0.02));
  expect(removal?.removals.map(({ cell }) => cell.source)).toEqual(
    ['a', 'b', 'c'].slice(0, removal?.removals.length),
  );
  expect(removal?.removals.length).toBeGreaterThan(1);
  const reversed = smallestRemoval(openProjection(all.toReversed(), options), below(0.02));
  expect(reversed?.removals.map(toTold)).toEqual(removal?.removals.map(toTold));
  expect(reversed?.after).toEqual(removal?.after);
});

test('chances follow what was learnt: the source that bounced goes first', () => {
  const cells = ['good', 'poor'].map((source) => ({
    cell: { ...plainCell, source, ageDays: 200 },
    count: 5000,
  }));
  const sources = [
    { source: 'good', hard: 100, soft: 20 },
    { source: 'poor', hard: 500, soft: 60 },
  ];
  const state = learn(initialState(parameters), parameters, cells, { kind: 'by-source', sources });
  const removal = smallestRemoval(openProjection(cells, { ...options, state }), below(0.04));
  expect(removal?.removals[0]?.cell.source).toBe('poor');
});

test('no row is told to bounce more than once, however high its multiplier', () => {
  const start = initialState(parameters);
  const hard = { ...start.hard, names: ['organisation'], means: [9], covariance: [[0.1]] };
  const cells = [
    { cell: plainCell, count: 1000 },
    { cell: { ...plainCell, cause: 'disposable' as const }, count: 100 },
  ];
  const removal = smallestRemoval(
    openProjection(cells, { ...options, state: { ...start, hard } }),
    below(0.1),
  );
  expect(removal?.removals[0]).toMatchObject({ chance: 1, cell: { cause: 'disposable' } });
});

test('the number of projections grows with the logarithm of the list', () => {
  const cells = [
    { cell: plainCell, count: 40_000_000 },
    { cell: { ...plainCell, cause: 'hard-unknown-user' as const }, count: 10_000_000 },
  ];
  let projections = 0;
  const removal = smallestRemoval(openProjection(cells, options), ({ total }) => {
    projections += 1;
    return total.expected < 0.02;
  });
  expect(removal?.removed).toBeGreaterThan(9_000_000);
  expect(projections).toBeLessThan(2 * Math.log2(50_000_000));
});
