import type { CsvRecord } from './record.ts';

/** True for a record without any text, such as the rows of bare separators that spreadsheets leave at the end. */
export function isBlank(record: CsvRecord): boolean {
  // because nearly every record begins with a letter or a digit
  const first = record.buffer[record.fieldStart(0)] ?? 0;
  if (first > 0x2f && first < 0x7f && record.fieldStart(0) < record.fieldEnd(0)) return false;
  for (let index = 0; index < record.fieldCount; index += 1)
    if (record.field(index).trim() !== '') return false;
  return true;
}
