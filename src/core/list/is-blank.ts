import type { CsvRecord } from './record.ts';

/** True for a record without any text, such as the rows of bare separators that spreadsheets leave at the end. */
export function isBlank(record: CsvRecord): boolean {
  for (let index = 0; index < record.fieldCount; index += 1)
    if (record.field(index).trim() !== '') return false;
  return true;
}
