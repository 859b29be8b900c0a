import fc from 'fast-check';
import type { CellOutcome } from '../../../src/core/outcome/event-counter.ts';
import type { OutcomeCounts } from '../../../src/core/outcome/outcome-counts.ts';
import { createTally, internCell } from '../../../src/core/projection/tally.ts';
import { arbitraryCell } from '../projection/arbitrary-cells.ts';

const fates = fc.record({
  untouched: fc.nat(3000),
  dropped: fc.nat(20),
  delivered: fc.nat(3000),
  hard: fc.nat(60),
  soft: fc.nat(60),
  block: fc.nat(20),
});

/** What came of the recipients of some cells, each cell once. */
export const arbitraryCellOutcomes: fc.Arbitrary<readonly CellOutcome[]> = fc
  .array(fc.tuple(arbitraryCell, fates), { minLength: 1, maxLength: 40, size: 'max' })
  .map((rows) => {
    const tally = createTally();
    return rows.flatMap(([cell, { untouched, dropped, delivered, hard, soft, block }]) => {
      const before = tally.size;
      const isNew = internCell(tally, cell) === before;
      const mailed = delivered + hard + soft + block;
      return isNew
        ? [{ cell, recipients: untouched + dropped + mailed, dropped, mailed, hard, soft, block }]
        : [];
    });
  });

/** The sums that totals, sources and parts must share. */
export function sumsOf({ sent, hard, soft, bySource, parts }: OutcomeCounts) {
  const add = (values: readonly (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {
    total: [sent, hard, soft ?? 0],
    bySource: [
      add(bySource.map((row) => row.sent)),
      add(bySource.map((row) => row.hard)),
      add(bySource.map((row) => row.soft)),
    ],
    parts: [
      add(parts.map((part) => part.recipients)),
      add(parts.map((part) => part.hard)),
      add(parts.map((part) => part.soft)),
    ],
  };
}
