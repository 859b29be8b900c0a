import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordValues } from '../../../src/core/ledger/record-values.ts';
import { largestCount, parseCount } from '../../../src/core/outcome/parse-count.ts';

describe('a count as people write it', () => {
  test.each([
    ['0', 0],
    ['12000', 12_000],
    [' 12000 ', 12_000],
    ['12,000', 12_000],
    ['12 000', 12_000],
    ["12'000", 12_000],
    ['12\u2019000', 12_000],
    ['12\u00a0000', 12_000],
    ['12\u202f000', 12_000],
    ['1,234,567', 1_234_567],
    ['007', 7],
    ['1000000000', 1_000_000_000],
  ])('%j is %d', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  test.each([
    '',
    ' ',
    '-1',
    '+1',
    '1.5',
    '1,5',
    '12.000',
    '12,00',
    '12,0000',
    '1,2,3',
    '1,234 567',
    '0,123',
    ',123',
    '1e3',
    '0x10',
    '5 %',
    '12k',
    '１２',
    'NaN',
    '9'.repeat(400),
    '1000000001',
    '1,000,000,001',
  ])('%j is none', (text) => {
    expect(parseCount(text)).toBeNull();
  });

  test('every count that a record can hold is read, with and without separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: largestCount }), (count) => {
        const groups = (separator: string) => String(count).replace(/\B(?=(\d{3})+$)/g, separator);
        expect(['', ',', ' ', "'"].map((separator) => parseCount(groups(separator)))).toEqual(
          new Array(4).fill(count),
        );
      }),
    );
  });

  test('the largest count is the largest that a record can hold', () => {
    expect(recordValues.count.safeParse(largestCount).success).toBe(true);
    expect(recordValues.count.safeParse(largestCount + 1).success).toBe(false);
  });
});
