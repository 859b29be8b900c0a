import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causes, entryKinds } from '../../../src/core/evidence/cause.ts';
import { evidenceGroupOf, evidenceGroups } from '../../../src/core/projection/evidence-group.ts';
import { arbitraryCell, plainCell } from './arbitrary-cells.ts';

describe('the group of a cell', () => {
  test.each(causes.filter((cause) => cause !== 'baseline'))('is its cause (%s)', (cause) => {
    expect(evidenceGroupOf({ ...plainCell, cause, neverDelivered: true }, 9)).toBe(cause);
  });

  test.each(entryKinds)('is its kind of entry while nothing was delivered (%s)', (entryKind) => {
    expect(evidenceGroupOf({ ...plainCell, entryKind, neverDelivered: true }, 9)).toBe(
      `never-delivered-${entryKind}`,
    );
  });

  test.each([
    [0, 'heard-within-month'],
    [31, 'heard-within-month'],
    [32, 'heard-within-quarter'],
    [92, 'heard-within-quarter'],
    [93, 'heard-within-year'],
    [366, 'heard-within-year'],
    [367, 'heard-before-year'],
    [null, 'heard-before-year'],
  ])('heard from %s days ago is %s', (ageDays, group) => {
    expect(evidenceGroupOf(plainCell, ageDays)).toBe(group);
  });
});

test('every group is listed once, and every cell is in one of them', () => {
  expect(new Set(evidenceGroups).size).toBe(evidenceGroups.length);
  fc.assert(
    fc.property(arbitraryCell, (cell) => evidenceGroups.includes(evidenceGroupOf(cell, cell.ageDays))),
  );
});
