import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinCells, keepKinds, rowsByKind } from '../../../src/core/projection/cell-table.ts';
import { cellAt, countedCells, type EvidenceKind, tableOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCells, plainCell } from './arbitrary-cells.ts';

test('a table has the cells that were put into it, in their order', () => {
  fc.assert(
    fc.property(arbitraryCells, (cells) => {
      expect(countedCells(tableOf(cells))).toEqual(cells);
    }),
  );
});

test('keeping kinds keeps their cells in their order', () => {
  const isKept = ({ role, source }: EvidenceKind) => role || source === 'web';
  fc.assert(
    fc.property(arbitraryCells, (cells) => {
      const kept = keepKinds(tableOf(cells), isKept);
      expect(countedCells(kept)).toEqual(cells.filter(({ cell }) => isKept(cell)));
    }),
  );
});

test('joined tables have the cells of all of them, one table after the other', () => {
  fc.assert(
    fc.property(fc.array(arbitraryCells, { maxLength: 4 }), (parts) => {
      expect(countedCells(joinCells(parts.map(tableOf)))).toEqual(parts.flat());
    }),
  );
});

test('the rows of a kind are those of all its ages', () => {
  const cells = [3, 900, null].map((ageDays) => ({ cell: { ...plainCell, ageDays }, count: 5 }));
  const other = { cell: { ...plainCell, role: true }, count: 2 };
  expect([...rowsByKind(tableOf([...cells, other]))]).toEqual([15, 2]);
});

test('there is no cell behind the last', () => {
  expect(() => cellAt(tableOf([]), 0)).toThrow(RangeError);
});
