import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordReader } from '../../../src/core/list/read-records.ts';
import type { CsvRecord } from '../../../src/core/list/record.ts';
import { RecordSplitter } from '../../../src/core/list/split-records.ts';
import { csvTexts } from './csv-reference.ts';

const headBytes = 64 * 1024;

/** A reader, and the first field of every record it handed over. */
function open(options: ConstructorParameters<typeof RecordReader>[1] = {}) {
  const seen: string[] = [];
  const reader = new RecordReader('list.csv', options, (record) => {
    seen.push(record.field(0));
    return undefined;
  });
  return { reader, seen };
}

/** So many bytes of rows of 16 bytes. */
function rows(bytes: number, row = 'ann@a.example,1\n'): Buffer {
  return Buffer.alloc(bytes, row);
}

function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

describe('a file can be read on in pieces that end behind line feeds', () => {
  test.each([
    { what: 'rows that end in LF', bytes: rows(headBytes), can: true },
    { what: 'rows that end in CR and LF', bytes: rows(headBytes, 'ann@a.example,\r\n'), can: true },
    { what: 'rows that end in CR', bytes: rows(headBytes, 'ann@a.example,1\r'), can: false },
    { what: 'less than decides on its encoding', bytes: rows(headBytes - 1), can: false },
    { what: 'no line end yet', bytes: Buffer.alloc(headBytes, 'x'), can: false },
    {
      what: 'a CR that a LF may follow',
      bytes: Buffer.concat([Buffer.alloc(headBytes - 1, 'x'), Buffer.from('\r')]),
      can: false,
    },
    { what: 'nothing but white space', bytes: Buffer.alloc(headBytes, ' \n'), can: false },
    { what: 'UTF-16', bytes: utf16('a,b\n'.repeat(headBytes)), can: false },
    { what: 'a problem', bytes: rows(2 * headBytes, `x,\0\n`), can: false },
  ])('$what: $can', ({ bytes, can }) => {
    const { reader } = open();
    reader.push(bytes);
    expect(reader.hasLineFeeds).toBe(can);
  });

  test('not once it was stopped', () => {
    const { reader } = open();
    reader.push(rows(headBytes));
    reader.stop();
    expect(reader.hasLineFeeds).toBe(false);
  });
});

test('what was read is told before the file ends: bytes, lines and whether a record is unfinished', () => {
  const { reader } = open();
  const told = () => [reader.bytesRead, reader.lines, reader.isBetweenRecords, reader.isOpen];
  expect(told()).toEqual([0, 0, false, true]);
  reader.push(rows(headBytes - 16));
  expect(told()).toEqual([headBytes - 16, 0, false, true]);
  reader.push(rows(16));
  expect(told()).toEqual([headBytes, headBytes / 16, true, true]);
  reader.push(rows(17));
  expect(told()).toEqual([headBytes + 17, headBytes / 16 + 1, false, true]);
});

test('the delimiter and the limits of a file are told, the usual ones where none were given', () => {
  const { reader } = open({ limits: { columns: 3 } });
  reader.push(Buffer.alloc(headBytes, 'a;b\n'));
  expect(reader.form).toEqual({ delimiter: ';', limits: { recordBytes: 1024 * 1024, columns: 3 } });
});

test('reading that is stopped ends without a problem, whatever follows', () => {
  const { reader, seen } = open();
  reader.push(rows(headBytes));
  reader.stop();
  expect([reader.isOpen, reader.push(Buffer.from('"x'))]).toEqual([false, false]);
  expect(reader.end()).toMatchObject({ ok: true, records: headBytes / 16 });
  expect(seen).toHaveLength(headBytes / 16);
});

test('reading that is stopped when bytes are about to move ends with the records that were complete', () => {
  let moves = 0;
  const { reader, seen } = open({
    beforeMove: () => {
      moves += 1;
      return moves === 2 ? 'stop' : undefined;
    },
  });
  expect(reader.push(rows(headBytes))).toBe(true);
  expect(reader.push(rows(40))).toBe(false);
  expect(seen).toHaveLength(headBytes / 16 + 2);
});

test('the records of a whole file are guessed from its beginning: about as many, rather too few', () => {
  const { reader } = open();
  expect(reader.guessRecords(1_600_000)).toBe(0);
  reader.push(rows(2 * headBytes));
  for (const records of [10_000, 1_000_000]) {
    const guess = reader.guessRecords(16 * records);
    expect(Number.isInteger(guess)).toBe(true);
    expect(guess).toBeLessThan(records);
    expect(guess).toBeGreaterThan(0.8 * records);
  }
});

test('bytes of an unfinished record that were given back and pushed again change nothing', () => {
  fc.assert(
    fc.property(csvTexts, csvTexts, (before, after) => {
      const whole = open();
      const returned = open();
      for (const { reader } of [whole, returned])
        reader.push(Buffer.from(`a,b\n${'x'.repeat(headBytes)}\n${before}`));
      const bytes = Buffer.from(returned.reader.giveBack());
      expect(returned.reader.bytesRead).toBe(whole.reader.bytesRead - bytes.length);
      expect(returned.reader.isBetweenRecords).toBe(true);
      for (const part of [bytes, Buffer.from(after)]) returned.reader.push(part);
      whole.reader.push(Buffer.from(after));
      expect([returned.reader.end(), returned.seen]).toEqual([whole.reader.end(), whole.seen]);
    }),
    { numRuns: 50 },
  );
});

test('nothing is given back before the encoding is known', () => {
  const { reader, seen } = open();
  reader.push(Buffer.from('a,b\n1,'));
  expect(reader.giveBack()).toHaveLength(0);
  expect(reader.end()).toMatchObject({ records: 2, bytes: 6 });
  expect(seen).toEqual(['a', '1']);
});

test('a part of the file that was read elsewhere counts as if it had been read here', () => {
  const part = fc.array(fc.constantFrom('a,b\n', '\n', '\xe9,b\r\n', '"x\ny",b\n'), { maxLength: 30 });
  fc.assert(
    fc.property(part, part, part, (before, between, after) => {
      const texts = [`a,b\n${'x'.repeat(headBytes)}\n${before.join('')}`, between.join(''), after.join('')];
      const [first, elsewhere, last] = texts.map((text) => Buffer.from(text, 'latin1'));
      const whole = open().reader;
      for (const bytes of [first, elsewhere, last]) whole.push(bytes ?? Buffer.alloc(0));
      const other = open({ delimiter: ',' }).reader;
      other.push(elsewhere ?? Buffer.alloc(0));
      const read = other.end();
      const { reader } = open();
      reader.push(first ?? Buffer.alloc(0));
      if (read.ok) reader.passOver(read);
      else expect(between.join('').trim()).toBe('');
      if (!read.ok) reader.push(elsewhere ?? Buffer.alloc(0));
      reader.push(last ?? Buffer.alloc(0));
      expect(reader.end()).toEqual(whole.end());
    }),
    { numRuns: 50 },
  );
});

/** All that a record says, as plain values. */
function sayingOf(record: CsvRecord) {
  const fields = Array.from({ length: record.fieldCount }, (_, index) => [
    record.field(index),
    record.isPlain(index),
    record.fieldEnd(index) - record.fieldStart(index),
  ]);
  return { line: record.line, isAscii: record.isAscii, fields };
}

test('a record that is read again by itself says what it said in its file, in whichever order they are read', () => {
  const limits = { recordBytes: 1000, columns: 100 };
  fc.assert(
    fc.property(csvTexts, (text) => {
      const said: { readonly bytes: Buffer; readonly saying: ReturnType<typeof sayingOf> }[] = [];
      const whole = new RecordSplitter(',', limits, 1, (record) => {
        said.push({ bytes: Buffer.from(record.rawBytes()), saying: sayingOf(record) });
        return undefined;
      });
      whole.push(Buffer.from(text));
      whole.end();
      const again: unknown[] = [];
      const single = new RecordSplitter(',', limits, 1, (record) => {
        again.push(sayingOf(record));
        return undefined;
      });
      for (const { bytes, saying } of said.toReversed()) {
        single.read(bytes, saying.line);
      }
      expect(again).toEqual(said.map(({ saying }) => saying).toReversed());
      expect(single.failure).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
