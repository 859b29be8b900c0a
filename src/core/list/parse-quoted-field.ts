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

/** The text of a field in which each inner quote is doubled (RFC 4180 section 2.7), as in most; null where text follows the closing one. */
function undouble(bytes: Buffer): Buffer | null {
  const last = bytes.length - 1;
  const text = Buffer.allocUnsafe(last);
  let length = 0;
  for (let at = 1; at < last; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      at += 1;
      if (bytes[at] !== quote) return null;
    }
    text[length] = byte;
    length += 1;
  }
  return text.subarray(0, length);
}

function parseAwkward(bytes: Buffer, delimiter: Delimiter): Buffer {
  const records = parse(bytes, {
    delimiter,
    relax_quotes: true,
    // Latin-1 keeps every byte as it is, so that the encoding can be judged afterwards.
    encoding: 'latin1',
  });
  return Buffer.from(records[0]?.[0] ?? '', 'latin1');
}
