import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf, sortByKey, sortBySource } from '../../../src/core/projection/cell-order.ts';
import { cellKey, type EvidenceCell, tableOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCell } from './arbitrary-cells.ts';

const ages = fc.option(fc.constantFrom(-12, -1, 0, 0.5, 1, 2, 10, 11, 100, 1e21));
const cells = fc.array(
  fc.tuple(arbitraryCell, ages).map(([cell, ageDays]): EvidenceCell => ({ ...cell, ageDays })),
  { maxLength: 60 },
);

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

test('cells stand in the order of their keys, or of their sources and then keys, equal ones as they stood', () => {
  fc.assert(
    fc.property(cells, (some) => {
      const table = tableOf(some.map((cell) => ({ cell, count: 1 })));
      const all = placesOf(table.counts);
      const keyOf = (place: number) => cellKey(some[place] ?? fail());
      const sourceOf = (place: number) => some[place]?.source ?? '';
      expect([...sortByKey(table, all)]).toEqual(
        [...all].sort((left, right) => compare(keyOf(left), keyOf(right))),
      );
      expect([...sortBySource(table, all)]).toEqual(
        [...all].sort(
          (left, right) => compare(sourceOf(left), sourceOf(right)) || compare(keyOf(left), keyOf(right)),
        ),
      );
    }),
  );
});

function fail(): never {
  throw new RangeError('no such cell');
}

test('the places are those of cells with any rows', () => {
  expect([...placesOf(Float64Array.of(0, 2, 0, 1))]).toEqual([1, 3]);
});
