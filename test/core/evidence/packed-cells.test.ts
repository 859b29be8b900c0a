import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryKinds } from '../../../src/core/evidence/cause.ts';
import { judgeRecipient } from '../../../src/core/evidence/judge-recipient.ts';
import { PackedCells } from '../../../src/core/evidence/packed-cells.ts';
import type { RowEvidence } from '../../../src/core/evidence/read-row.ts';
import { asOfDay, nothingKnown } from './some-evidence.ts';

const rules = { asOfDay, softSuppressAfter: 3 };

const day = fc.option(
  fc.oneof(
    fc.integer({ min: asOfDay - 40, max: asOfDay }),
    fc.constantFrom(0, asOfDay - 65_534, asOfDay - 65_533),
  ),
);
const rows = fc
  .record({
    source: fc.constantFrom('web', 'shop', ''),
    entryKind: fc.constantFrom(...entryKinds),
    deliveredDay: day,
    engagedDay: day,
    verifiedDay: day,
    verification: fc.constantFrom(null, 'valid' as const),
    optedInDay: day,
    doubleOptIn: fc.boolean(),
    createdDay: day,
    softBounces: fc.constantFrom(0, 0, 0, 1, 4),
    lastSoftBounceDay: day,
  })
  .map((row): RowEvidence => row);

/** The cell of a row of which nothing else is known, judged by itself. */
function judged(row: RowEvidence) {
  return judgeRecipient({ ...nothingKnown, ...row, domainKind: 'unknown' }, rules).cell;
}

test('each row has the number of the cell that judging it alone leads to', () => {
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1, maxLength: 60 }), (some) => {
      const cells = new PackedCells(rules);
      const numbers = some.map((row) => cells.numberOf(row));
      const told = cells.takeNews();
      expect(numbers.map((number) => told[number])).toEqual(some.map(judged));
      expect(new Set(told.map((cell) => JSON.stringify(cell))).size).toBe(told.length);
    }),
  );
});

test('a cell is told once', () => {
  const cells = new PackedCells(rules);
  cells.numberOf(nothingKnown);
  expect(cells.takeNews()).toHaveLength(1);
  expect(cells.numberOf(nothingKnown)).toBe(0);
  expect(cells.takeNews()).toEqual([]);
  expect(cells.numberOf({ ...nothingKnown, deliveredDay: asOfDay })).toBe(1);
  expect(cells.takeNews()).toEqual([judged({ ...nothingKnown, deliveredDay: asOfDay })]);
});

test('sources are told apart up to the thousandth, and those that were known stay known', () => {
  const cells = new PackedCells(rules);
  const numbers = Array.from({ length: 1001 }, (_, index) =>
    cells.numberOf({ ...nothingKnown, source: `source ${index}` }),
  );
  expect(numbers.slice(0, 1000)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  expect(numbers[1000]).toBe(-1);
  expect(cells.numberOf({ ...nothingKnown, source: 'source 999' })).toBe(999);
});
