import type { ByteSource } from '../byte-source.ts';
import { type ReadOptions, readRecords } from './read-records.ts';
import type { ReadResult } from './read-summary.ts';
import type { CsvRecord } from './record.ts';

/** Reads the records of a source; a source that broke off is a problem, whatever was read of it. */
export async function readSource(
  source: ByteSource,
  options: ReadOptions,
  onRecord: (record: CsvRecord) => undefined | 'stop',
): Promise<ReadResult> {
  const read = await readRecords(source.chunks, source.path, options, onRecord);
  const problem = source.problem();
  return problem === undefined ? read : { ok: false, problem };
}
