import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimiters } from '../../../src/core/list/delimiter.ts';
import type { CsvRecord } from '../../../src/core/list/record.ts';
import { RecordSplitter } from '../../../src/core/list/split-records.ts';
import { chunkSizes, csvTexts, cut, parseWithAuthority } from './csv-reference.ts';

const limits = { recordBytes: 1000, columns: 100 };
const runs = { numRuns: 3000 };

function splitAll(
  bytes: Uint8Array,
  delimiter: (typeof delimiters)[number],
  sizes: readonly number[],
  limit = limits,
) {
  const records: string[][] = [];
  const lines: number[] = [];
  const raw: Buffer[] = [];
  const splitter = new RecordSplitter(delimiter, limit, 1, (record) => {
    records.push(Array.from({ length: record.fieldCount }, (_, index) => record.field(index)));
    lines.push(record.line);
    raw.push(Buffer.from(record.rawBytes()));
    return undefined;
  });
  for (const chunk of cut(bytes, sizes)) splitter.push(chunk);
  splitter.end();
  return { records, lines, raw, failure: splitter.failure, lineCount: splitter.lines };
}

/** Start lines by another way: every record's raw bytes are in order in the text, so lines before it can be counted. */
function startLines(text: string, raw: readonly Buffer[]): number[] {
  let at = 0;
  return raw.map((bytes) => {
    const record = bytes.toString();
    while (/[\r\n]/.test(text.charAt(at))) at += 1;
    expect(text.startsWith(record, at)).toBe(true);
    const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
    at += record.length;
    return line;
  });
}

describe.each(delimiters.map((delimiter) => ({ delimiter })))(
  'with delimiter $delimiter',
  ({ delimiter }) => {
    test('records and fields are those of csv-parse, whatever the sizes of the pieces', () => {
      fc.assert(
        fc.property(csvTexts, chunkSizes, (text, sizes) => {
          const split = splitAll(Buffer.from(text), delimiter, sizes);
          const expected = parseWithAuthority(text, delimiter);
          if (expected === undefined) expect(split.failure?.code).toBe('csv-unterminated-quote');
          else expect(split).toMatchObject({ records: expected, failure: undefined });
        }),
        runs,
      );
    });

    test('line numbers count LF, CRLF and CR each once, inside quotes too', () => {
      fc.assert(
        fc.property(csvTexts, chunkSizes, (text, sizes) => {
          const split = splitAll(Buffer.from(text), delimiter, sizes);
          expect(split.lines).toEqual(startLines(text, split.raw));
          if (split.failure !== undefined) return;
          const pieces = text.split(/\r\n|\r|\n/);
          expect(split.lineCount).toBe(pieces.at(-1) === '' ? pieces.length - 1 : pieces.length);
        }),
        runs,
      );
    });

    test('the raw bytes of all records are the text without its empty lines', () => {
      fc.assert(
        fc.property(csvTexts, chunkSizes, (text, sizes) => {
          const split = splitAll(Buffer.from(text), delimiter, sizes);
          const again = splitAll(Buffer.concat(split.raw), delimiter, [100_000]);
          expect(again.records).toEqual(split.records);
          if (split.failure === undefined && !/"/.test(text)) {
            expect(
              Buffer.concat(split.raw)
                .toString()
                .replace(/[\r\n]/g, ''),
            ).toBe(text.replace(/[\r\n]/g, ''));
          }
        }),
        runs,
      );
    });

    test('failures, with their lines, do not depend on the sizes of the pieces', () => {
      const tight = { recordBytes: 12, columns: 4 };
      fc.assert(
        fc.property(csvTexts, fc.boolean(), chunkSizes, (text, hasNul, sizes) => {
          const bytes = Buffer.from(hasNul ? `${text}\0${text}` : text);
          const whole = splitAll(bytes, delimiter, [100_000], tight);
          expect(splitAll(bytes, delimiter, sizes, tight)).toEqual(whole);
        }),
        runs,
      );
    });
  },
);

test('a record beyond the limit in quotes is told by the line of the quote that is open, whatever lies behind it', () => {
  for (const rest of ['', '"\n', `"\n${'x\n'.repeat(9)}`]) {
    const bytes = Buffer.from(`a\n"b\nc","d\ne${'f'.repeat(20)}${rest}`);
    expect(splitAll(bytes, ',', [3], { recordBytes: 12, columns: 4 }).failure).toEqual({
      code: 'csv-record-too-long',
      line: 3,
      args: { limit: 12, quote: 'open' },
    });
  }
});

test('the line of an unterminated quote is the one on which its field opened', () => {
  expect(splitAll(Buffer.from('a\n\r\n"b\rc",d,"e\n\nf'), ',', [3]).failure).toEqual({
    code: 'csv-unterminated-quote',
    line: 4,
    args: {},
  });
});

test.each([
  { text: `${'a'.repeat(12)}\n`, code: undefined },
  { text: `b\n${'a'.repeat(13)}\n`, code: 'csv-record-too-long' },
  { text: `b\n${'a'.repeat(13)}`, code: 'csv-record-too-long' },
  { text: `b\n"${'a'.repeat(10)}"\r\n`, code: undefined },
  { text: `b\n"${'a'.repeat(12)}"\r\n`, code: 'csv-record-too-long', quote: 'open' },
  { text: `b\n"${'a\n'.repeat(6)}`, code: 'csv-record-too-long', quote: 'open' },
  { text: `b\n"a",${'a'.repeat(12)}\n`, code: 'csv-record-too-long' },
  { text: `b\n"${'a'.repeat(10)}`, code: 'csv-unterminated-quote' },
  { text: `b\n"${'a'.repeat(11)}`, code: 'csv-unterminated-quote' },
  { text: `b\n"${'a'.repeat(11)}"\n`, code: 'csv-record-too-long' },
  { text: 'b\n0123456789,,"a"\n', code: 'csv-record-too-long', quote: 'open' },
  { text: 'b\n0123456789,0,"a"\n', code: 'csv-record-too-long' },
  { text: 'bbbbb\n12,34,"x"\n', code: undefined },
  { text: 'b\n1,2,3,456789,5\n', code: 'csv-too-many-columns' },
  { text: 'b\n1,2,3,4\n', code: undefined },
  { text: 'b\n1,2,3,4,\n', code: 'csv-too-many-columns' },
  { text: 'b\n1,2,3,4,5,aaaaaaaaaaaaaaaaaaa\n', code: 'csv-too-many-columns' },
  { text: 'b\n0123456789012,2,3,4,5\n', code: 'csv-record-too-long' },
  { text: 'b\n1,2,3,"\n', code: 'csv-unterminated-quote' },
])('with limits of 12 bytes and 4 columns, %j ends as it should', ({ text, code, quote }) => {
  for (const size of [1, 2, 5, 100]) {
    const { failure } = splitAll(Buffer.from(text), ',', [size], { recordBytes: 12, columns: 4 });
    expect(failure?.code).toBe(code);
    expect(failure?.line).toBe(code === undefined ? undefined : 2);
    expect(failure?.args.quote).toBe(quote);
  }
});

test.each([
  ['\n', 1],
  ['\r', 1],
  ['\r\n', 1],
  ['\n\r', 2],
  ['\n\n', 2],
  ['\r\r', 2],
  ['\r\r\n', 2],
])('%j in quotes counts as %i lines', (text, count) => {
  const bytes = Buffer.from(`a\n"b${text}c"\nd\n`);
  for (const size of [1, 2, 3, 100]) expect(splitAll(bytes, ',', [size]).lines).toEqual([1, 2, 3 + count]);
});

test('a quote that is doubled is one, and one that closes its field does so, wherever a piece ends', () => {
  const bytes = Buffer.from('"a""b",c\n"d"""\n"","e"\r\n"f"g,"h"');
  const expected = [['a"b', 'c'], ['d"'], ['', 'e'], ['"f"g', 'h']];
  for (let size = 1; size < bytes.length; size += 1) {
    expect(splitAll(bytes, ',', [size, 100]).records).toEqual(expected);
    expect(splitAll(bytes, ',', [size]).records).toEqual(expected);
  }
});

test('a plain field can be judged on its bytes, and a field with quotes to undo says it cannot', () => {
  const seen: unknown[] = [];
  const splitter = new RecordSplitter(',', limits, 1, (record: CsvRecord) => {
    for (let index = 0; index <= record.fieldCount; index += 1) {
      const bytes = record.buffer.subarray(record.fieldStart(index), record.fieldEnd(index));
      seen.push([record.isPlain(index), Buffer.from(bytes).toString(), record.field(index)]);
    }
    return undefined;
  });
  splitter.push(Buffer.from('x\na@b.c,"d@e.f","g""h","i"j,\n'));
  expect(seen.slice(2)).toEqual([
    [true, 'a@b.c', 'a@b.c'],
    [true, 'd@e.f', 'd@e.f'],
    [false, '"g""h"', 'g"h'],
    [false, '"i"j', '"i"j'],
    [true, '', ''],
    [true, '', ''],
  ]);
});

test('a field outside the record is the empty text, and plain', () => {
  const seen: unknown[] = [];
  const splitter = new RecordSplitter(',', limits, 1, (record) => {
    if (record.fieldCount > 1) return undefined;
    for (const index of [-1, 1, 2, Number.NaN]) {
      seen.push([
        record.field(index),
        record.isPlain(index),
        record.fieldEnd(index) - record.fieldStart(index),
      ]);
    }
    return undefined;
  });
  splitter.push(Buffer.from('ab,cd,"e""f"\nlonger than that\n'));
  expect(seen).toEqual(Array.from({ length: 4 }, () => ['', true, 0]));
});

test('a record is ASCII when all its bytes are, in quotes and out, whatever came before it', () => {
  const seen: boolean[] = [];
  const splitter = new RecordSplitter(',', limits, 1, (record) => {
    seen.push(record.isAscii);
    return undefined;
  });
  for (const byte of Buffer.from('a\né,b\n"c"\n"é",d\ne,"f\né"\n')) splitter.push(Uint8Array.of(byte));
  expect(seen).toEqual([true, false, true, false, false]);
});

test('one record of many megabytes inside quotes is refused early and never buffered', () => {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const splitter = new RecordSplitter(',', { recordBytes: 1024 * 1024, columns: 2000 }, 1, () => undefined);
  const before = process.memoryUsage().arrayBuffers;
  splitter.push(Buffer.from('a\n"'));
  let pushed = 0;
  while (!splitter.isDone && pushed < 1024) {
    splitter.push(piece);
    pushed += 1;
  }
  const args = { limit: 1024 * 1024, quote: 'open' };
  expect(splitter.failure).toEqual({ code: 'csv-record-too-long', line: 2, args });
  expect(pushed).toBe(16);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
});

test('a record of a mebibyte that comes byte by byte is scanned once', () => {
  const bytes = Buffer.from(`"${'x,\n'.repeat(300_000)}",b\n`);
  let field = '';
  const splitter = new RecordSplitter(',', { recordBytes: 1024 * 1024, columns: 2 }, 1, (record) => {
    field = record.field(0);
    return undefined;
  });
  const start = performance.now();
  for (let at = 0; at < bytes.length; at += 1) splitter.push(bytes.subarray(at, at + 1));
  expect(field === 'x,\n'.repeat(300_000)).toBe(true);
  // A rescan of every prefix would be 400 thousand million byte visits: minutes, not seconds.
  expect(performance.now() - start).toBeLessThan(10_000);
});
