import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimiters } from '../../../src/core/list/delimiter.ts';
import { RecordReader, readRecords } from '../../../src/core/list/read-records.ts';
import { chunkSizes, csvTexts, readAll } from './csv-reference.ts';

function utf16(text: string, endian: 'le' | 'be', bom = true): Buffer {
  const bytes = Buffer.from((bom ? '\ufeff' : '') + text, 'utf16le');
  return endian === 'le' ? bytes : bytes.swap16();
}

function problemOf(bytes: Uint8Array, sizes?: readonly number[]): unknown {
  const { result } = readAll(bytes, {}, sizes);
  return result.ok ? undefined : result.problem;
}

const encode: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'Windows-1252': (text) => Buffer.from(text, 'latin1'),
  'UTF-16LE': (text) => utf16(text, 'le'),
  'UTF-16BE': (text) => utf16(text, 'be'),
  'damaged UTF-16': (text) => Buffer.concat([utf16(text, 'le'), Buffer.from([0, 0xdc, 10, 0])]),
  'text with a NUL': (text) => Buffer.from(`${text}\0${text}`),
};

describe.each(Object.keys(encode))('%s', (name) => {
  const options = { limits: { recordBytes: 30, columns: 8 } };
  const toBytes = encode[name] ?? Buffer.from;

  test('what is read does not depend on the sizes of the chunks', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'sep=;\r\n'), csvTexts, chunkSizes, (start, text, sizes) => {
        const bytes = toBytes(start + text);
        expect(readAll(bytes, options, sizes)).toEqual(readAll(bytes, options));
      }),
      { numRuns: 1000 },
    );
  });

  test('nor does it at the edge of the head on which encoding and delimiter are decided', () => {
    const padding = fc.integer({ min: 2 ** 16 - 60, max: 2 ** 16 });
    fc.assert(
      fc.property(csvTexts, padding, chunkSizes, (text, length, sizes) => {
        const unit = name.includes('16') ? 2 : 1;
        const bytes = toBytes(`a,b${'\n'.repeat(length / unit)}${text}`);
        const larger = sizes.map((size) => size * 997);
        expect(readAll(bytes, options, larger)).toEqual(readAll(bytes, options));
      }),
      { numRuns: 100 },
    );
  });
});

describe('encodings', () => {
  test('a UTF-8 byte order mark is removed', () => {
    const { records, result } = readAll(Buffer.from('\ufeffemail\na@b.c\n'), {}, [1]);
    expect(records).toEqual([['email'], ['a@b.c']]);
    expect(result).toMatchObject({ ok: true, encoding: 'utf-8', bom: true, bytes: 15 });
  });

  test.each(['le', 'be'] as const)('UTF-16%s with a byte order mark is read', (endian) => {
    const { records, result, raw } = readAll(utf16('email;name\r\na@b.c;"Zoë 😀"\r\n', endian), {}, [3]);
    expect(records).toEqual([
      ['email', 'name'],
      ['a@b.c', 'Zoë 😀'],
    ]);
    expect(Buffer.from(raw[1] ?? '', 'latin1').toString()).toBe('a@b.c;"Zoë 😀"\r\n');
    expect(result).toMatchObject({
      ok: true,
      encoding: `utf-16${endian}`,
      bom: true,
      delimiter: ';',
      bytes: 58,
    });
  });

  test.each([
    {
      name: 'a lone high surrogate',
      bytes: Buffer.concat([utf16('a\n', 'le'), Buffer.from([0, 0xd8, 97, 0])]),
    },
    {
      name: 'a lone low surrogate',
      bytes: Buffer.concat([utf16('a\n', 'be'), Buffer.from([0xdc, 0, 0, 97])]),
    },
    { name: 'half a pair at the end', bytes: Buffer.concat([utf16('a\n', 'le'), Buffer.from([0, 0xd8])]) },
    { name: 'an odd number of bytes', bytes: Buffer.concat([utf16('a\n', 'be'), Buffer.from([0])]) },
  ])('UTF-16 with $name is refused', ({ bytes }) => {
    for (const size of [1, 2, 100]) {
      expect(problemOf(bytes, [size])).toEqual({ code: 'file-utf16-damaged', file: 'list.csv', args: {} });
    }
  });

  test('a field that is not UTF-8 is read as Windows-1252, one that is stays UTF-8, and the record is counted', () => {
    const row = [
      Buffer.from('ok,Zo'),
      Buffer.from([0xeb]),
      Buffer.from(',Zoë,"'),
      Buffer.from([0x80]),
      Buffer.from('""x"\n'),
    ];
    const { records, result } = readAll(Buffer.concat([Buffer.from('a,b,c,d\n'), ...row]), {}, [1]);
    expect(records[1]).toEqual(['ok', 'Zoë', 'Zoë', '€"x']);
    expect(result).toMatchObject({
      ok: true,
      encoding: 'utf-8',
      windows1252: { records: 1, firstLines: [2] },
    });
  });

  test('a field in UTF-8 beyond ASCII does not count as Windows-1252', () => {
    const { result } = readAll(Buffer.from('a\nZoë\n"Zoë ""Z"""\n'));
    expect(result).toMatchObject({ windows1252: { records: 0, firstLines: [] } });
  });

  test('only the first ten lines in Windows-1252 are listed', () => {
    const { result } = readAll(Buffer.from(`a\n${'\xe9\n'.repeat(12)}`, 'latin1'));
    const firstLines = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    expect(result).toMatchObject({ windows1252: { records: 12, firstLines } });
  });
});

describe('files that are no CSV', () => {
  const zip = 'PK\x03\x04....';

  test.each([
    { bytes: '', code: 'file-empty', args: {} },
    { bytes: '\xef\xbb\xbf', code: 'file-empty', args: {} },
    { bytes: '\xff\xfe', code: 'file-empty', args: {} },
    { bytes: '\r\n \t\n\n', code: 'file-empty', args: {} },
    { bytes: 'sep=;\r\n\r\n', code: 'file-empty', args: {} },
    { bytes: `${zip}[Content_Types].xml`, code: 'file-xlsx', args: { format: 'xlsx' } },
    { bytes: `${zip}xl/workbook.xml`, code: 'file-xlsx', args: { format: 'xlsx' } },
    { bytes: `${zip}list.csv`, code: 'file-zip', args: {} },
    { bytes: `${zip}${'x'.repeat(4096)}xl/`, code: 'file-zip', args: {} },
    { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', code: 'file-xlsx', args: { format: 'xls' } },
  ])('$bytes is refused as $code', ({ bytes, code, args }) => {
    for (const size of [1, 3, 10_000]) {
      expect(problemOf(Buffer.from(bytes, 'latin1'), [size])).toEqual({ code, file: 'list.csv', args });
    }
  });

  test('a NUL byte is refused with its line, inside quotes too', () => {
    expect(problemOf(Buffer.from('a\r\n\r\nb\0c\n'))).toEqual({
      code: 'file-nul-bytes',
      file: 'list.csv',
      line: 3,
      args: {},
    });
    expect(problemOf(Buffer.from('a\n"b\n\0"\n'), [1])).toMatchObject({ code: 'file-nul-bytes', line: 3 });
    expect(problemOf(utf16('a\nb\0', 'le'), [1])).toMatchObject({
      code: 'file-nul-bytes',
      line: 2,
      args: {},
    });
  });

  test.each(['le', 'be'] as const)('UTF-16%s without a byte order mark is refused and named', (endian) => {
    const bytes = utf16('email,name\na@b.c,Zoë\n', endian, false);
    expect(problemOf(bytes, [1])).toMatchObject({ code: 'file-nul-bytes', args: { utf16: 1 } });
  });
});

test.each(['\b', '\x0e', '\x1f'])(
  'the control character %j is text, so that a file of it is not empty',
  (text) => {
    expect(readAll(Buffer.from(`${text}\n`)).result).toMatchObject({ ok: true, records: 1 });
  },
);

test('NUL bytes in no such pattern are not called UTF-16', () => {
  expect(problemOf(Buffer.from('a\0\0\0b\0\0\0'))).toHaveProperty('args', {});
});

test('no bytes are wanted behind damage', () => {
  const reader = new RecordReader('list.csv', {}, () => undefined);
  const bytes = utf16('a\n'.repeat(40_000), 'le');
  expect(reader.push(bytes)).toBe(true);
  expect(reader.push(Buffer.from([0, 0xdc]))).toBe(false);
});

test('damage is named before emptiness', () => {
  const bytes = Buffer.concat([utf16(' \n', 'le'), Buffer.from([32])]);
  expect(problemOf(bytes)).toMatchObject({ code: 'file-utf16-damaged' });
});

describe('problems of the CSV', () => {
  test('an unterminated quote is refused with the line on which its field opened', () => {
    expect(problemOf(Buffer.from('a,b\n1,2\n3,"4\n5,6\n'))).toEqual({
      code: 'csv-unterminated-quote',
      file: 'list.csv',
      line: 3,
      args: {},
    });
  });

  test('a record above 1 MiB is refused, one of 1 MiB is not', () => {
    const limit = 1024 * 1024;
    const bytes = (length: number) => Buffer.from(`a\n${'x'.repeat(length)}\n`);
    expect(problemOf(bytes(limit), [65_536])).toBeUndefined();
    const problem = { code: 'csv-record-too-long', file: 'list.csv', line: 2, args: { limit } };
    expect(problemOf(bytes(limit + 1), [65_536])).toEqual(problem);
  });

  test('a record of more than 2000 fields is refused, one of 2000 is not', () => {
    expect(problemOf(Buffer.from(`a\n${','.repeat(1999)}\n`))).toBeUndefined();
    const problem = { code: 'csv-too-many-columns', file: 'list.csv', line: 2, args: { limit: 2000 } };
    expect(problemOf(Buffer.from(`a\n${','.repeat(2000)}\n`))).toEqual(problem);
  });
});

describe('the separator line', () => {
  test.each([
    ...delimiters.map((delimiter) => ({ line: `sep=${delimiter}\n`, delimiter })),
    { line: 'SEP=;\r\n', delimiter: ';' },
    { line: '"sep=;"\r', delimiter: ';' },
    { line: '"Sep=\t"\r\n', delimiter: '\t' },
  ] as const)('$line decides the delimiter, counts as a line and is no record', ({ line, delimiter }) => {
    const text = `\ufeff${line}a,b${delimiter}c\n`;
    const { records, lines, result } = readAll(Buffer.from(text), { delimiter: '|' }, [1]);
    expect(records).toEqual([`a,b${delimiter}c`.split(delimiter)]);
    expect(lines).toEqual([2]);
    expect(result).toMatchObject({ delimiter, separatorLine: true, lines: 2, records: 1 });
  });

  test.each(['sep=;x\na,b\n', 'sep=:\na,b\n', '\nsep=;\na,b\n', 'xsep=;\na,b\n', '"sep=;\na,b"\n'])(
    '%j has none',
    (text) => {
      expect(readAll(Buffer.from(text), { delimiter: ',' }).result).toMatchObject({
        delimiter: ',',
        separatorLine: false,
      });
    },
  );
});

test('a delimiter that was given is not sniffed', () => {
  const { records } = readAll(Buffer.from('email;name\n'), { delimiter: ',' });
  expect(records).toEqual([['email;name']]);
});

test.each([
  { text: 'a\nb\r\n', newline: '\n' },
  { text: 'a\r\nb\n', newline: '\r\n' },
  { text: 'a\rb\n', newline: '\r' },
  { text: 'a\r', newline: '\r' },
  { text: 'a', newline: '\n' },
  { text: `${'a'.repeat(65_535)}\r\n`, newline: '\r\n' },
  { text: `${'a'.repeat(65_535)}\rb`, newline: '\r' },
  { text: `${'a'.repeat(70_000)}\rb\n`, newline: '\r' },
  { text: 'sep=,\r\na\n', newline: '\r\n' },
])('the newline of a file is its first one', ({ text, newline }) => {
  expect(readAll(Buffer.from(text), {}, [100_000]).result).toMatchObject({ newline });
  expect(readAll(Buffer.from(text), {}, [1]).result).toMatchObject({ newline });
});

test('records, lines and bytes are counted', () => {
  const { result } = readAll(Buffer.from('a,b\n\n"1\r\n2",3\r\r4'));
  expect(result).toEqual({
    ok: true,
    encoding: 'utf-8',
    bom: false,
    delimiter: ',',
    newline: '\n',
    separatorLine: false,
    windows1252: { records: 0, firstLines: [] },
    records: 3,
    lines: 6,
    bytes: 16,
  });
});

test('reading ends when it is told to stop, and the source is closed', async () => {
  let given = 0;
  let isClosed = false;
  async function* chunks() {
    try {
      for (;;) {
        given += 1;
        yield Buffer.from('a,b\n'.repeat(20_000));
      }
    } finally {
      isClosed = true;
    }
  }
  let seen = 0;
  const result = await readRecords(chunks(), 'list.csv', {}, () => {
    seen += 1;
    return seen === 3 ? 'stop' : undefined;
  });
  expect(result).toMatchObject({ ok: true, records: 3, lines: 3 });
  expect({ seen, given, isClosed }).toEqual({ seen: 3, given: 1, isClosed: true });
});

test.each([
  { what: 'damage', bytes: Buffer.concat([utf16('a\nb', 'le'), Buffer.from([0, 0xdc])]) },
  { what: 'half a code unit', bytes: Buffer.concat([utf16('a\nb', 'le'), Buffer.from([0])]) },
  { what: 'an open quote', bytes: Buffer.from('a\n"b') },
  { what: 'nothing but white space', bytes: Buffer.from(' \n \n') },
])('$what after the record at which reading was to stop is no problem', ({ bytes }) => {
  const reader = new RecordReader('list.csv', {}, () => 'stop');
  reader.push(bytes);
  expect(reader.end()).toMatchObject({ ok: true, records: 1 });
});

test('reading ends at a problem, without reading the rest', async () => {
  let given = 0;
  async function* chunks() {
    for (;;) {
      given += 1;
      yield Buffer.from('PK\x03\x04'.repeat(20_000), 'latin1');
    }
  }
  const result = await readRecords(chunks(), 'list.csv', {}, () => undefined);
  expect(result).toMatchObject({ ok: false, problem: { code: 'file-zip' } });
  expect(given).toBe(1);
});

test('64 MiB in one quoted field, in chunks of 64 KiB, is refused after the first MiB', () => {
  const reader = new RecordReader('list.csv', {}, () => undefined);
  const chunk = Buffer.alloc(64 * 1024, 'a\n');
  reader.push(Buffer.from('email\n"'));
  const before = process.memoryUsage().arrayBuffers;
  let pushed = 1;
  while (pushed < 1024 && reader.push(chunk)) pushed += 1;
  expect(reader.end()).toMatchObject({ ok: false, problem: { code: 'csv-record-too-long', line: 2 } });
  expect(pushed).toBeLessThanOrEqual(17);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
});

test('the bytes of a whole file are all in its records', () => {
  const bytes = Buffer.from('email,name\r\na@b.c,"x\ny"\rlast\n'.repeat(9000));
  const { raw } = readAll(bytes, {}, [4096, 1]);
  expect(Buffer.from(raw.join(''), 'latin1').equals(bytes)).toBe(true);
});
