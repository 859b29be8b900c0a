import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from '../../../src/core/projection/cell-order.ts';
import {
  addToTally,
  type CountedCell,
  cellKey,
  countedCells,
  createTally,
  incrementCell,
  internCell,
  type Tally,
  tableOf,
  tallyOf,
} from '../../../src/core/projection/tally.ts';
import { arbitraryCell, arbitraryCells, plainCell } from './arbitrary-cells.ts';

/** The cells of a tally one by one. */
function listed(tally: Tally): readonly CountedCell[] {
  return countedCells(cellsOf(tally));
}

function tallied(cells: readonly CountedCell[]): Tally {
  return tallyOf([tableOf(cells)]);
}

/** Two tallies as one, as shards are put together. */
function join(left: Tally, right: Tally): Tally {
  return tallyOf([cellsOf(left), cellsOf(right)]);
}

test('merging tallies is commutative and associative, and the empty tally is neutral', () => {
  fc.assert(
    fc.property(arbitraryCells, arbitraryCells, arbitraryCells, (a, b, c) => {
      const [first, second, third] = [tallied(a), tallied(b), tallied(c)];
      expect(listed(join(first, second))).toEqual(listed(join(second, first)));
      expect(listed(join(join(first, second), third))).toEqual(listed(join(first, join(second, third))));
      expect(listed(join(first, createTally()))).toEqual(listed(first));
    }),
  );
});

test('merging equals counting the concatenation, in any order', () => {
  fc.assert(
    fc.property(arbitraryCells, arbitraryCells, (a, b) => {
      const merged = listed(join(tallied(a), tallied(b)));
      expect(merged).toEqual(listed(tallied([...a, ...b].reverse())));
      const total = [...a, ...b].reduce((sum, { count }) => sum + count, 0);
      expect(merged.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }),
  );
});

test('merging leaves both tallies as they were', () => {
  const [left, right] = [createTally(), createTally()];
  addToTally(left, plainCell, 2);
  addToTally(right, plainCell, 3);
  expect(listed(join(left, right))).toEqual([{ cell: plainCell, count: 5 }]);
  expect([left, right].map((tally) => listed(tally)[0]?.count)).toEqual([2, 3]);
});

test('two cells share a key exactly when their evidence is equal', () => {
  fc.assert(
    fc.property(arbitraryCell, arbitraryCell, (a, b) => {
      expect(cellKey(a) === cellKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test.each([
  { cause: 'typo-domain' },
  { source: 'web|' },
  { entryKind: 'event' },
  { domainKind: 'business' },
  { ageDays: null },
  { ageDays: 0 },
  { confirmed: false },
  { neverDelivered: true },
  { softBounces: 1 },
  { role: true },
  { suppressed: 'manual' },
] as const)('a cell that differs in %o has another key', (change) => {
  expect(cellKey({ ...plainCell, ...change })).not.toBe(cellKey(plainCell));
});

test('the eight combinations of flags have eight keys and eight places', () => {
  const both = [false, true];
  const cells = both.flatMap((confirmed) =>
    both.flatMap((neverDelivered) => both.map((role) => ({ ...plainCell, confirmed, neverDelivered, role }))),
  );
  const tally = createTally();
  expect(new Set(cells.map(cellKey)).size).toBe(8);
  expect(new Set(cells.map((cell) => internCell(tally, cell))).size).toBe(8);
});

test('cells are told apart exactly by their keys, also with odd ages and counts of soft bounces', () => {
  const odd = fc.constantFrom(null, -1, 0, 0.5, 1, 2 ** 20 - 2, 2 ** 20 - 1, 2 ** 20);
  const cells = fc.array(
    fc.tuple(arbitraryCell, odd, fc.constantFrom(0, 1, 1023, 1024)).map(([cell, ageDays, softBounces]) => ({
      ...plainCell,
      role: cell.role,
      suppressed: cell.suppressed,
      ageDays,
      softBounces,
    })),
    { minLength: 2, maxLength: 60 },
  );
  fc.assert(
    fc.property(cells, (list) => {
      const tally = createTally();
      const indexes = list.map((cell) => internCell(tally, cell));
      const keys = list.map(cellKey);
      expect(indexes.map((index) => indexes.indexOf(index))).toEqual(keys.map((key) => keys.indexOf(key)));
      expect(new Set(indexes).size).toBe(new Set(keys).size);
    }),
  );
});

test('any two cells share a place exactly when they share a key', () => {
  fc.assert(
    fc.property(fc.array(arbitraryCell, { maxLength: 50 }), (list) => {
      const tally = createTally();
      const places = new Set([...list, ...list].map((cell) => internCell(tally, cell)));
      expect(places.size).toBe(new Set(list.map(cellKey)).size);
    }),
  );
});

test('an interned cell is counted by its index and listed only when somebody is in it', () => {
  const tally = createTally();
  const index = internCell(tally, plainCell);
  expect(listed(tally)).toEqual([]);
  incrementCell(tally, index);
  incrementCell(tally, internCell(tally, { ...plainCell }), 4);
  expect(listed(tally)).toEqual([{ cell: plainCell, count: 5 }]);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  'refuses to count %d recipients',
  (count) => {
    const tally = createTally();
    expect(() => addToTally(tally, plainCell, count)).toThrow(RangeError);
    expect(listed(tally)).toEqual([]);
  },
);

test('refuses an index that no cell has', () => {
  expect(() => incrementCell(createTally(), 0)).toThrow(RangeError);
});
