import { parse } from 'csv-parse/sync';
import type { Delimiter } from './delimiter.ts';

/**
 * The bytes of a field whose quotes must be undone (doubled quotes, or text after the closing quote), as csv-parse
 * reads them; `bytes` is the field as written, from its opening quote up to the delimiter or line terminator.
 */
export function parseQuotedField(bytes: Buffer, delimiter: Delimiter): Buffer {
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
