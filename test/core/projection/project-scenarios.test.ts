import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/core/projection/cell-order.ts';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import { isCleanedAway, projectScenarios } from '../../../src/core/projection/project-scenarios.ts';
import { tableOf, tallyOf } from '../../../src/core/projection/tally.ts';
import { arbitraryCells, plainCell } from './arbitrary-cells.ts';

const options = { parameters: defaultParameters, limits: [0.02, 0.05] };
const good = { cell: plainCell, count: 90 };
const bounced = {
  cell: { ...plainCell, cause: 'hard-unspecified', suppressed: 'hard-bounce' },
  count: 6,
} as const;
const complained = { cell: { ...plainCell, suppressed: 'complaint' }, count: 3 } as const;
const invalid = { cell: { ...plainCell, cause: 'invalid-syntax' }, count: 1 } as const;
const list = cellsOf(tallyOf([tableOf([good, bounced, complained, invalid])]));

describe('who is mailed', () => {
  test('as committed everybody, after cleaning nobody who is suppressed or cannot be delivered', () => {
    const { asCommitted, afterCleaning } = projectScenarios(list, false, options);
    expect([asCommitted.recipients, afterCleaning.recipients]).toEqual([100, 90]);
  });

  test('suppressed recipients are not mailed when the sending service drops them itself', () => {
    const { asCommitted, afterCleaning, committed } = projectScenarios(list, true, options);
    expect([asCommitted.recipients, afterCleaning.recipients]).toEqual([91, 90]);
    expect([...committed.cells.counts].sort((a, b) => a - b)).toEqual([1, 90]);
  });
});

test.each([
  ['invalid-syntax', true],
  ['reserved-domain', true],
  ['dead-domain', true],
  ['verified-invalid', true],
  ['typo-domain', true],
  ['hard-recovered', false],
  ['disposable', false],
  ['soft-history', false],
  ['catch-all', false],
  ['verifier-unknown', false],
  ['baseline', false],
] as const)('of rows without a suppression, cleaning removes %s: %s', (cause, removed) => {
  expect(isCleanedAway({ ...plainCell, cause })).toBe(removed);
});

test('when everybody is cleaned away the rates are 0, not nothing', () => {
  const { afterCleaning } = projectScenarios(tableOf([bounced]), false, options);
  expect(afterCleaning).toMatchObject({ recipients: 0, total: { expected: 0, low: 0, high: 0 } });
});

test('cleaning never mails more people, nor leaves somebody to clean away', () => {
  fc.assert(
    fc.property(arbitraryCells, fc.boolean(), (cells, senderApplies) => {
      const { asCommitted, afterCleaning } = projectScenarios(
        cellsOf(tallyOf([tableOf(cells)])),
        senderApplies,
        options,
      );
      const kept = cells
        .filter(({ cell }) => !isCleanedAway(cell))
        .reduce((sum, { count }) => sum + count, 0);
      expect(afterCleaning.recipients).toBe(kept);
      expect(asCommitted.recipients).toBeGreaterThanOrEqual(kept);
    }),
  );
});
