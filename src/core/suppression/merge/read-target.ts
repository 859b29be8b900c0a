import type { ByteSource } from '../../byte-source.ts';
import type { Problem } from '../../finding.ts';
import { showable } from '../../showable.ts';
import type { ExportRecord } from '../export-record.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import { canonicalColumns } from '../plain-format.ts';
import { type MergeReading, readSuppressionsInto } from './read-files-into.ts';
import type { SuppressionMerge } from './suppression-merge.ts';

/** Reads the file that is to be written anew; nothing of it may be lost by that. */
export async function readTarget(
  target: ByteSource | null,
  before: SuppressionMerge,
  reading: MergeReading,
): Promise<readonly Problem[]> {
  if (target === null) return [];
  let columns: readonly string[] = [];
  let lost: Problem | undefined;
  const refuse = (args: Problem['args'], line?: number): Problem => {
    const place = { file: target.path, ...(line === undefined ? {} : { line }) };
    return { code: 'suppression-not-understood', ...place, args };
  };
  const read = await readSuppressionsInto(target, before, reading, {
    isTarget: true,
    opened: (opened) => {
      columns = opened.columns;
    },
    row: (row, record) => {
      if (lost !== undefined) return;
      const column = lostCell(row, cellsOf(record, columns), reading.asOfDay + 1);
      if (column !== null) lost = refuse({ reason: 'target-cell', column }, record.line);
    },
  });
  if ('code' in read) return read.code === 'suppression-empty' ? [] : [read];
  if (read.entries + read.unreadable === 0) return [];
  const foreign = columns.filter((column) => !canonicalColumns.some((own) => own === column));
  if (read.readAs !== 'canonical' || foreign.length > 0) {
    return [refuse({ reason: 'target-columns', columns: showable(foreign.join(', '), 120) })];
  }
  if (read.unreadable > 0) return [refuse({ reason: 'target-rows' }, read.unreadableLines[0])];
  return lost === undefined ? [] : [lost];
}

type Cells = (column: (typeof canonicalColumns)[number]) => string;

function cellsOf(record: ExportRecord, columns: readonly string[]): Cells {
  return (column) => {
    const index = columns.indexOf(column);
    return index < 0 ? '' : record.field(index).trim();
  };
}

/** The column of the first cell that is not understood, so that it would be written as something else; null without one. */
function lostCell(row: SuppressionRow, cell: Cells, latestDay: number): string | null {
  if (row.unknownReason !== undefined) return 'reason';
  const isDated = row.createdDay !== null && row.createdDay <= latestDay;
  if (!isDated && cell('created at') !== '') return 'created_at';
  if (row.expiresDay === null && cell('expires at') !== '') return 'expires_at';
  const count = cell('count');
  return count === '' || Number(count) === row.count ? null : 'count';
}
