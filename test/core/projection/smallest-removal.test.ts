import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from '../../../src/core/projection/cell-order.ts';
import { initialState } from '../../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import {
  type OpenProjection,
  openProjection,
  type Projection,
  project,
} from '../../../src/core/projection/project.ts';
import { type Removal, smallestRemoval } from '../../../src/core/projection/smallest-removal.ts';
import {
  type CountedCell,
  cellKey,
  countedCells,
  tableOf,
  tallyOf,
} from '../../../src/core/projection/tally.ts';
import { arbitraryCell, arbitraryCells, plainCell } from './arbitrary-cells.ts';
import { learn } from './learn.ts';
import { type RemovedCell, removedCells } from './removed-cells.ts';

const options = { parameters, limits: [0.05] };
const below = (limit: number) => (projection: Projection) => projection.total.expected < limit;

/** Equal cells together, one by one. */
function merged(cells: readonly CountedCell[]): readonly CountedCell[] {
  return countedCells(cellsOf(tallyOf([tableOf(cells)])));
}

function openCells(cells: readonly CountedCell[], more: object = {}): OpenProjection {
  return openProjection(tableOf(cells), { ...options, ...more });
}

function projected(cells: readonly CountedCell[]): Projection {
  return project(tableOf(cells), options);
}

function told(open: OpenProjection, removal: Removal | null): readonly RemovedCell[] {
  return removal === null ? [] : removedCells(open, removal);
}

function without(cells: readonly CountedCell[], removals: readonly RemovedCell[]): readonly CountedCell[] {
  const removed = new Map(removals.map(({ cell, count }) => [cellKey(cell), count]));
  return cells.map(({ cell, count }) => ({ cell, count: count - (removed.get(cellKey(cell)) ?? 0) }));
}

function oneRowFewer(removals: readonly RemovedCell[]): readonly RemovedCell[] {
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
      const cells = merged(unmerged);
      const open = openCells(cells);
      const removal = smallestRemoval(open, passes);
      if (removal === null) return;
      const removals = told(open, removal);
      const left = projected(without(cells, removals));
      expect(left).toEqual(removal.after);
      expect(passes(left)).toBe(true);
      expect(removals.reduce((sum, { count }) => sum + count, 0)).toBe(removal.removed);
      if (removal.removed === 0) return;
      expect(passes(projected(without(cells, oneRowFewer(removals))))).toBe(false);
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
      const cells = merged(unmerged);
      const fewest = fewestByTrial(cells, below(limit));
      expect(smallestRemoval(openCells(cells), below(limit))?.removed ?? null).toBe(fewest);
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
  const kept = lists.filter((list) => rowsOf(list) > 0 && passes(projected(list))).map(rowsOf);
  return kept.length === 0 ? null : rowsOf(cells) - Math.max(...kept);
}

test('a list that passes needs no removal', () => {
  const cells = [{ cell: plainCell, count: 100 }];
  const open = openCells(cells);
  const removal = smallestRemoval(open, below(0.5));
  expect(removal?.removed).toBe(0);
  expect(told(open, removal)).toEqual([]);
});

test('when the best single row does not pass, nothing short of the whole list suffices', () => {
  const cells = [{ cell: plainCell, count: 100 }];
  expect(smallestRemoval(openCells(cells), below(0.001))).toBeNull();
});

test('an empty list that does not pass cannot be helped', () => {
  expect(smallestRemoval(openCells([]), () => false)).toBeNull();
});

test('equal chances are taken by source, in whatever order the cells stand', () => {
  const cells = ['b', 'c', 'a'].map((source) => ({
    cell: { ...plainCell, source, cause: 'disposable' as const },
    count: 10,
  }));
  const all = [{ cell: plainCell, count: 300 }, ...cells];
  const open = openCells(all);
  const removal = smallestRemoval(open, below(0.02));
  const removals = told(open, removal);
  expect(removals.map(({ cell }) => cell.source)).toEqual(['a', 'b', 'c'].slice(0, removals.length));
  expect(removals.length).toBeGreaterThan(1);
  const backwards = openCells(all.toReversed());
  const reversed = smallestRemoval(backwards, below(0.02));
  expect(told(backwards, reversed)).toEqual(removals);
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
  const open = openCells(cells, { state });
  expect(told(open, smallestRemoval(open, below(0.04)))[0]?.cell.source).toBe('poor');
});

test('the number of projections grows with the logarithm of the list', () => {
  const cells = [
    { cell: plainCell, count: 40_000_000 },
    { cell: { ...plainCell, cause: 'hard-unknown-user' as const }, count: 10_000_000 },
  ];
  let projections = 0;
  const removal = smallestRemoval(openCells(cells), ({ total }) => {
    projections += 1;
    return total.expected < 0.02;
  });
  expect(removal?.removed).toBeGreaterThan(9_000_000);
  expect(projections).toBeLessThan(2 * Math.log2(50_000_000));
});
