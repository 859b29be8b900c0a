import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsSegment, formatSegment, parseSegment } from '../../../src/io/ledger/segment.ts';
import { recordOf } from './make-ledger.ts';

const month = '2026-11';
const texts = fc.uniqueArray(fc.tuple(fc.nat(0xffff), fc.string()), { selector: ([number]) => number });

test('records come back from a segment byte for byte, by id, whatever their order was', () => {
  fc.assert(
    fc.property(texts, (rows) => {
      const records = rows.map(([number, text]) => recordOf(number, { text }));
      const { records: read, mismatches } = parseSegment(formatSegment(records), month);
      const sorted = records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      expect(mismatches).toBe(0);
      expect(read.map(({ id, path }) => [id, path])).toEqual(sorted.map(({ id, path }) => [id, path]));
      expect(read.map(({ bytes }) => Buffer.from(bytes))).toEqual(sorted.map(({ bytes }) => bytes));
    }),
  );
});

test('a changed byte in a line is never read as a record', () => {
  const { lines, digests } = formatSegment([recordOf(1), recordOf(2)]);
  for (let at = 0; at < lines.length; at += 1) {
    const changed = Buffer.from(lines);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { records, mismatches } = parseSegment({ lines: changed, digests }, month);
    expect(records.length, `byte ${at}`).toBeLessThan(2);
    expect(mismatches, `byte ${at}`).toBeGreaterThan(0);
  }
});

test.each([
  ['a line without a digest', (digests: string) => digests.split('\n')[0]],
  ['a digest without a line', (digests: string) => `${digests}${digests}`],
  ['a path of another month', (digests: string) => digests.replaceAll('2026', '2025')],
  ['no digests', () => ''],
])('%s is a mismatch', (_, change) => {
  const { lines, digests } = formatSegment([recordOf(1), recordOf(2)]);
  const changed = Buffer.from(change(Buffer.from(digests).toString()) ?? '');
  expect(parseSegment({ lines, digests: changed }, month).mismatches).toBeGreaterThan(0);
});

test.each([
  ['{}\n', true],
  ['{}', false],
  ['\n', false],
  ['', false],
  ['{\n}\n', false],
  ['{}\n\n', false],
])('%j fits into a line: %j', (text, fits) => {
  expect(fitsSegment(Buffer.from(text))).toBe(fits);
});
