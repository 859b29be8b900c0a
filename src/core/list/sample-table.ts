import type { ByteSource } from '../byte-source.ts';
import { DayMonthColumns } from './day-month-columns.ts';
import { isBlank } from './is-blank.ts';
import { peekChunks } from './peek-chunks.ts';
import { RecordReader } from './read-records.ts';

/** What the first rows of a table tell of all of them. */
export interface TableSample {
  readonly days: DayMonthColumns;
  /** Cells of the first row, and of the row that fills most of those that begin with an address. */
  readonly first: readonly string[];
  readonly fullest: readonly string[];
}

/** Rows that are looked at in any table, and in one whose dates these do not settle. */
const sampleBytes = 64 * 1024;
const longSampleBytes = 2 * 1024 * 1024;

/** Looks at the first rows of a table without taking them from whoever reads it. */
export async function sampleTable(
  source: ByteSource,
): Promise<{ readonly sample: TableSample; readonly source: ByteSource }> {
  const short = await peekChunks(source.chunks, sampleBytes);
  const sample = lookAt(short.start, sampleBytes);
  if (!sample.days.isUnsettled) return { sample, source: { ...source, chunks: short.chunks } };
  const long = await peekChunks(short.chunks, longSampleBytes);
  return { sample: lookAt(long.start, longSampleBytes), source: { ...source, chunks: long.chunks } };
}

function lookAt(start: Uint8Array, most: number): TableSample {
  const days = new DayMonthColumns();
  const seen: { first: readonly string[]; fullest: readonly string[] } = { first: [], fullest: [] };
  const reader = new RecordReader('', {}, (record) => {
    if (isBlank(record)) return undefined;
    days.look(record);
    const cells = Array.from({ length: record.fieldCount }, (_, index) => record.field(index));
    if (seen.first.length === 0) seen.first = cells;
    if (cells[0]?.includes('@') === true && lastFilled(cells) > lastFilled(seen.fullest))
      seen.fullest = cells;
    return undefined;
  });
  // because whatever the sizes of the chunks, the same bytes decide
  reader.push(start.subarray(0, most));
  // because the row that the sample cuts in two is never ended
  if (start.length < most) reader.end();
  return { days, ...seen };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}
