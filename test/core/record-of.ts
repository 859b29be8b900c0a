import { RecordReader } from '../../src/core/list/read-records.ts';
import type { CsvRecord } from '../../src/core/list/record.ts';

/** Calls back with each record of a CSV text, as the reader hands it over, and collects what is returned. */
export function mapRecords<Result>(text: string, onRecord: (record: CsvRecord) => Result): Result[] {
  const results: Result[] = [];
  const reader = new RecordReader('file.csv', {}, (record) => {
    results.push(onRecord(record));
    return undefined;
  });
  reader.push(Buffer.from(text));
  reader.end();
  return results;
}
