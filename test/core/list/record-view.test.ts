import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordSplitter } from '../../../src/core/list/split-records.ts';

/** The fields of each record of some bytes. */
function fieldsOf(bytes: Uint8Array, columns: number): string[][] {
  const records: string[][] = [];
  const limits = { recordBytes: 10_000, columns };
  const splitter = new RecordSplitter(',', limits, 1, (record) => {
    records.push(Array.from({ length: record.fieldCount }, (_, index) => record.field(index)));
    return undefined;
  });
  splitter.push(bytes);
  splitter.end();
  return records;
}

test('a record of as many columns as may be has all its fields', () => {
  expect(fieldsOf(Buffer.from('a,"b",c,"d""e"\n'), 4)).toEqual([['a', 'b', 'c', 'd"e']]);
});

test('a byte that is beyond ASCII by itself is read as Windows-1252', () => {
  expect(fieldsOf(Buffer.from([0x80, 10, 0x80, 44, 0x80, 10]), 2)).toEqual([['€'], ['€', '€']]);
});

test('a field has the same text whatever its length, its quotes and the fields beside it', () => {
  const unit = fc.constantFrom('a', 'B', ' ', '"', ',', '\n', 'é', '€', '😀');
  const texts = fc.array(fc.string({ unit, maxLength: 30 }), { minLength: 2, maxLength: 9 });
  fc.assert(
    fc.property(texts, fc.boolean(), (fields, quotesAll) => {
      const written = fields.map((field) =>
        quotesAll || /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field,
      );
      expect(fieldsOf(Buffer.from(`${written.join(',')}\n`), 9)).toEqual([fields]);
    }),
    { numRuns: 500 },
  );
});
