import { parse } from 'csv-parse/sync';
import type { Delimiter } from './delimiter.ts';
import { quote } from './stop-table.ts';

/**
 * The bytes of a field whose quotes must be undone (doubled quotes, or text after the closing quote), as csv-parse
 * reads them; `bytes` is the field as written, from its opening quote up to the delimiter or line terminator.
 */
export function parseQuotedField(bytes: Buffer, delimiter: Delimiter): Buffer {
  return undouble(bytes) ?? parseAwkward(bytes, delimiter);
}

/** A field in quotes in which each quote is doubled (RFC 4180 section 2.7), as most are; null for any other. */
function undouble(bytes: Buffer): Buffer | null {
  const last = bytes.length - 1;
  if (last < 1 || bytes[0] !== quote || bytes[last] !== quote) return null;
  const text = Buffer.allocUnsafe(last);
  let length = 0;
  for (let at = 1; at < last; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      at += 1;
      if (at === last || bytes[at] !== quote) return null;
    }
    text[length] = byte;
    length += 1;
  }
  return text.subarray(0, length);
}

function parseAwkward(bytes: Buffer, delimiter: Delimiter): Buffer {
  const records = parse(bytes, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    bom: false,
    // Latin-1 keeps every byte as it is, so that the encoding can be judged afterwards.
    encoding: 'latin1',
  });
  return Buffer.from(records[0]?.[0] ?? '', 'latin1');
}
