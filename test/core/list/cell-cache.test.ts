import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellCache } from '../../../src/core/list/cell-cache.ts';
import { DayCells, noDate, unreadableDate } from '../../../src/core/list/day-cells.ts';
import { parseDay } from '../../../src/core/list/parse-day.ts';
import { RecordReader } from '../../../src/core/list/read-records.ts';
import type { CsvRecord } from '../../../src/core/list/record.ts';

/** Hands every record of some bytes to a function. */
function each(bytes: Uint8Array, take: (record: CsvRecord) => void): void {
  const reader = new RecordReader('list.csv', { delimiter: ',' }, (record) => {
    take(record);
    return undefined;
  });
  reader.push(bytes);
  reader.end();
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'web',
    'Web',
    '"we""b"',
    '"web"',
    '"we\nb"',
    'ä',
    'w'.repeat(64),
    'w'.repeat(65),
    ' web ',
  ),
  fc.string({ unit: fc.constantFrom(...'ab'), maxLength: 6 }),
);

test('a cell means what its text means, however often and however it is written', () => {
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(rows, (cells) => {
      const cache = new CellCache((text) => ({ text }));
      each(Buffer.from(cells.map((row) => `x,${row.join(',')}\n`).join('')), (record) => {
        for (const index of [-1, 0, 1, 2, 3]) expect(cache.get(record, index).text).toBe(record.field(index));
      });
    }),
  );
});

test('bytes that are no UTF-8 are read as Windows-1252, and not remembered as something else', () => {
  const cache = new CellCache((text) => text);
  const texts: string[] = [];
  const bytes = Buffer.from([0x78, 0x2c, 0x80, 0x0a, 0x78, 0x2c, 0xc3, 0xa4, 0x0a, 0x78, 0x2c, 0x80, 0x0a]);
  each(bytes, (record) => texts.push(cache.get(record, 1)));
  expect(texts).toEqual(['€', 'ä', '€']);
});

test('a different cell is understood once, and more of them than are remembered are understood all the same', () => {
  const read: string[] = [];
  const cache = new CellCache((text) => {
    read.push(text);
    return Number(text);
  });
  const numbers = Array.from({ length: 70_000 }, (_, index) => index);
  const bytes = Buffer.from(numbers.map((number) => `x,${number}\n`).join(''));
  for (let time = 0; time < 2; time += 1) {
    let expected = 0;
    each(bytes, (record) => {
      if (cache.get(record, 1) !== expected) throw new Error(`${expected} was read as something else`);
      expected += 1;
    });
  }
  expect(read).toHaveLength(65_536 + 2 * (70_000 - 65_536));
  expect(read.filter((text) => text === '7')).toHaveLength(1);
  expect(read.filter((text) => text === '69999')).toHaveLength(2);
});

/** How often each cell of a column is read, where the column has all of them twice. */
function readsOf(
  cells: readonly string[],
  options: ConstructorParameters<typeof CellCache>[1] = {},
): number[] {
  const read: string[] = [];
  const cache = new CellCache((text) => read.push(text), options);
  const rows = [...cells, ...cells].map((text) => `x,${text}\n`);
  each(Buffer.from(rows.join(''), 'latin1'), (record) => cache.get(record, 1));
  return cells.map((cell) => read.filter((text) => text === cell).length);
}

test('a cell of up to 64 bytes is read once, a longer one anew each time', () => {
  expect(readsOf(['', 'a', 'w'.repeat(64), 'v'.repeat(65)])).toEqual([1, 1, 1, 2]);
});

test('cells that differ in one byte, or in their length alone, are two', () => {
  const cells = Array.from({ length: 14 }, (_, length) => length).flatMap((length) => [
    'a'.repeat(length),
    `${'a'.repeat(length)}b`,
    `b${'a'.repeat(length)}b`,
    `${'a'.repeat(length)}\u0001b`,
  ]);
  expect(readsOf(cells)).toEqual(cells.map(() => 1));
});

test('cells of the same hash are two', () => {
  // because these were searched for: each pair has one hash
  const pairs = ['clzpxfvf', 'zzwscxoh', 'hgppplwi', 'bsfmlklu', 'cvvznrhp', 'mzuovdsl'];
  const cache = new CellCache((text) => text);
  const texts: string[] = [];
  const rows = [...pairs, ...pairs].map((text) => `x,${text}\n`).join('');
  each(Buffer.from(rows), (record) => texts.push(cache.get(record, 1)));
  expect(texts).toEqual([...pairs, ...pairs]);
});

test('as many cells are remembered as was said', () => {
  expect(readsOf(['a', 'b', 'c', 'd'], { most: 2 })).toEqual([1, 1, 2, 2]);
});

test('cells that differ in the case of ASCII letters are one only where they are to be', () => {
  expect(readsOf(['Web', 'wEB', 'web-form', 'WEB-FORM', '[', '{', '@', '`'], { foldsCase: true })).toEqual([
    1, 0, 1, 0, 1, 1, 1, 1,
  ]);
  expect(readsOf(['Web', 'wEB', 'web'])).toEqual([1, 1, 1]);
});

test('reading a cell may look for other cells', () => {
  const read: string[] = [];
  const cache: CellCache<string> = new CellCache((text) => {
    read.push(text);
    const shorter = Buffer.from(text.slice(1));
    return text.length < 2 ? text : text.charAt(0) + cache.at(shorter, 0, shorter.length);
  });
  for (const text of ['abcdefgh', 'abcdefgh', 'xcdefgh']) {
    expect(cache.at(Buffer.from(text), 0, text.length)).toBe(text);
  }
  expect(read).toHaveLength(9);
});

const dates = fc.oneof(
  fc.tuple(fc.integer({ min: 1985, max: 2205 }), fc.nat(14), fc.nat(33)).map(([year, month, day]) => {
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }),
  fc.string({ unit: fc.constantFrom(...'0129-/. T:'), minLength: 8, maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '2026-02-30',
    '"2026-01-02"',
    '2026-01-02T23:30:00-02:00',
    '1767312000',
    '2 Jan 2026',
    '99-01-2026',
  ),
);

test('a cell of dates says what parseDay says of its text', () => {
  fc.assert(
    fc.property(fc.array(dates, { minLength: 1, maxLength: 30 }), (cells) => {
      const days = new DayCells();
      each(Buffer.from(cells.map((text) => `x,${text}\n`).join('')), (record) => {
        const text = record.field(1).trim();
        const expected = text === '' ? noDate : (parseDay(text) ?? unreadableDate);
        expect([text, days.get(record, 1)]).toEqual([text, expected]);
      });
    }),
    { numRuns: 1000 },
  );
});
