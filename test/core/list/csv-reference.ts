import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Delimiter } from '../../../src/core/list/delimiter.ts';
import { type ReadOptions, RecordReader } from '../../../src/core/list/read-records.ts';

/** What csv-parse, the authority on CSV, makes of a text; undefined when it refuses it. */
export function parseWithAuthority(text: string, delimiter: Delimiter): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      bom: false,
    });
  } catch {
    return undefined;
  }
}

/** Texts in which quotes, delimiters and line terminators are dense. */
export const csvTexts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('"', '"', '""', ',', ';', '\t', '|', '\r', '\n', '\r\n') },
      { weight: 3, arbitrary: fc.constantFrom('a', 'b', ' ', 'é', '€', '😀', '\ufeff', '\u0085') },
      { weight: 1, arbitrary: fc.constantFrom('",', '"\n', '\n"', ',"', '"a"', '"a""b"', '"a"b,') },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** Sizes into which bytes are cut: the list is used in turn, again and again. */
export const chunkSizes = fc.oneof(
  fc.constantFrom([1], [2], [3], [7], [100_000]),
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
);

/** The bytes cut into chunks of the given sizes, in turn. */
export function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = sizes[chunks.length % sizes.length] ?? 1;
    chunks.push(new Uint8Array(bytes.subarray(at, at + size)));
    at += size;
  }
  return chunks;
}

/** Everything the reader tells of the bytes, as plain values; chunks are overwritten after each push, as a caller may do. */
export function readAll(bytes: Uint8Array, options: ReadOptions = {}, sizes: readonly number[] = [100_000]) {
  const records: string[][] = [];
  const lines: number[] = [];
  const raw: string[] = [];
  const reader = new RecordReader('list.csv', options, (record) => {
    records.push(Array.from({ length: record.fieldCount }, (_, index) => record.field(index)));
    lines.push(record.line);
    raw.push(Buffer.from(record.rawBytes()).toString('latin1'));
    return undefined;
  });
  for (const chunk of cut(bytes, sizes)) {
    const wantsMore = reader.push(chunk);
    chunk.fill(0x22);
    if (!wantsMore) break;
  }
  return { records, lines, raw, result: reader.end() };
}
