import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryKinds } from '../../../src/core/evidence/cause.ts';
import { judgeRecipient } from '../../../src/core/evidence/judge-recipient.ts';
import { ageSaid, kindSaid, PackedCells } from '../../../src/core/evidence/packed-cells.ts';
import type { RowEvidence } from '../../../src/core/evidence/read-row.ts';
import { ageDaysOf } from '../../../src/core/projection/cell-table.ts';
import type { EvidenceKind } from '../../../src/core/projection/tally.ts';
import { asOfDay, nothingKnown } from './some-evidence.ts';

const rules = { asOfDay, softSuppressAfter: 3 };

const day = fc.option(
  fc.oneof(
    fc.integer({ min: asOfDay - 40, max: asOfDay }),
    fc.constantFrom(asOfDay - 65_534, asOfDay - 65_533),
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

/** The cell that a number means. */
function meant(kinds: readonly EvidenceKind[], said: number) {
  return { ...kinds[kindSaid(said)], ageDays: ageDaysOf(ageSaid(said)) };
}

test('each row has the number of the cell that judging it alone leads to', () => {
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1, maxLength: 60 }), (some) => {
      const cells = new PackedCells(rules);
      const numbers = some.map((row) => cells.numberOf(row));
      const told = cells.takeNews();
      expect(numbers.map((said) => meant(told, said))).toEqual(some.map(judged));
      expect(new Set(told.map((kind) => JSON.stringify(kind))).size).toBe(told.length);
    }),
  );
});

test('a kind is told once, whatever the age', () => {
  const cells = new PackedCells(rules);
  cells.numberOf(nothingKnown);
  expect(cells.takeNews()).toHaveLength(1);
  expect(kindSaid(cells.numberOf(nothingKnown))).toBe(0);
  expect(cells.takeNews()).toEqual([]);
  const said = cells.numberOf({ ...nothingKnown, deliveredDay: asOfDay });
  const [added] = cells.takeNews();
  expect({ ...added, ageDays: ageSaid(said) }).toEqual(judged({ ...nothingKnown, deliveredDay: asOfDay }));
  expect(kindSaid(said)).toBe(1);
  expect(kindSaid(cells.numberOf({ ...nothingKnown, deliveredDay: asOfDay - 900 }))).toBe(1);
  expect(cells.takeNews()).toEqual([]);
});

test('sources are told apart up to the thousandth, and those that were known stay known', () => {
  const cells = new PackedCells(rules);
  const numbers = Array.from({ length: 1001 }, (_, index) =>
    cells.numberOf({ ...nothingKnown, source: `source ${index}` }),
  );
  expect(numbers.slice(0, 1000).map(kindSaid)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  expect(numbers[1000]).toBe(-1);
  expect(kindSaid(cells.numberOf({ ...nothingKnown, source: 'source 999' }))).toBe(999);
});

test.each([
  [65_534, 65_534],
  [65_535, undefined],
  [200_000, undefined],
])('a row that is %s days old is numbered with its age, or is to be read by itself', (age, numbered) => {
  const cells = new PackedCells(rules);
  const day = asOfDay - 30;
  cells.numberOf({ ...nothingKnown, deliveredDay: day });
  for (const again of [cells, new PackedCells(rules)]) {
    const said = again.numberOf({ ...nothingKnown, deliveredDay: asOfDay - age });
    expect(said === -1 ? undefined : ageSaid(said)).toBe(numbered);
  }
});

test('kinds are numbered up to 32,768 of them, and those that were known stay known', () => {
  const cells = new PackedCells(rules);
  const saidOf = (softBounces: number) => cells.numberOf({ ...nothingKnown, softBounces });
  const all = Array.from({ length: 32_770 }, (_, place) => saidOf(place + 1));
  expect(all.findIndex((said) => said < 0)).toBe(32_768);
  expect(kindSaid(saidOf(32_768))).toBe(32_767);
  expect(saidOf(32_769)).toBe(-1);
});
