import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandCell } from '../../../src/core/projection/expand-cell.ts';
import { expandCells } from '../../../src/core/projection/expanded-cells.ts';
import { ExposureSums } from '../../../src/core/projection/exposure-sums.ts';
import { defaultParameters as parameters } from '../../../src/core/projection/parameters.ts';
import { type CountedCell, tableOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCells, plainCell } from './arbitrary-cells.ts';

function openSums(cells: readonly CountedCell[]): ExposureSums {
  return new ExposureSums(expandCells(tableOf(cells), parameters));
}

const moves = fc.array(fc.tuple(fc.nat(29), fc.integer({ min: 1, max: 5000 })), { maxLength: 40 });

test('rows that were taken are as if they had never been there, to the last bit', () => {
  fc.assert(
    fc.property(arbitraryCells, moves, (cells, some) => {
      const inside = some.filter(([cell]) => cell < cells.length);
      const table = tableOf(cells);
      const [sums, direct] = [openSums(cells), openSums(cells)];
      for (const [cell, count] of inside) sums.add(cell, count);
      sums.addAll(table.counts);
      for (const [cell, count] of inside.toReversed()) sums.add(cell, -count);
      direct.addAll(table.counts);
      expect(sums.exposures()).toEqual(direct.exposures());
    }),
  );
});

test('exposures are the sums of the chances of their rows, by outcome, component and source', () => {
  fc.assert(
    fc.property(arbitraryCells, (cells) => {
      const sums = openSums(cells);
      sums.addAll(tableOf(cells).counts);
      const exposures = sums.exposures();
      for (const wanted of ['hard', 'soft'] as const) {
        const parts = cells.flatMap(({ cell, count }) =>
          expandCell(cell, parameters).flatMap(({ outcome, ...part }) =>
            outcome === wanted && count > 0 ? [{ ...part, source: cell.source, count }] : [],
          ),
        );
        expect(new Set(exposures[wanted].map(({ source, component }) => `${component} ${source}`))).toEqual(
          new Set(parts.map(({ source, component }) => `${component} ${source}`)),
        );
        for (const { component, source, recipients, expected, squares } of exposures[wanted]) {
          const own = parts.filter((part) => part.component === component && part.source === source);
          expect(recipients).toBe(own.reduce((sum, { count }) => sum + count, 0));
          expect(expected).toBeCloseTo(
            own.reduce((sum, { count, chance }) => sum + count * chance, 0),
            9,
          );
          expect(squares).toBeCloseTo(
            own.reduce((sum, { count, chance }) => sum + count * chance ** 2, 0),
            6,
          );
        }
      }
    }),
  );
});

test('sources stand by name, exposures by source and then component, and those without rows not at all', () => {
  const of = (source: string, neverDelivered: boolean, count: number) => ({
    cell: { ...plainCell, source, neverDelivered, entryKind: 'import' as const },
    count,
  });
  const cells = [of('b', true, 1), of('a', false, 1), of('a', true, 1), of('c', true, 0)];
  const sums = openSums(cells);
  sums.addAll(tableOf(cells).counts);
  const { sources, hard } = sums.exposures();
  expect(sources).toEqual([
    { source: 'a', recipients: 2 },
    { source: 'b', recipients: 1 },
  ]);
  expect(hard.map(({ source, component }) => `${source} ${component}`)).toEqual([
    'a decay:consumer',
    'a entry:import',
    'b decay:consumer',
    'b entry:import',
  ]);
});
