import type { Problem } from '../finding.ts';
import { type SuppressionField, suppressionHeaders } from '../list/column-names.ts';
import { parseDayMonth } from '../list/day-month.ts';
import { type Columns, type ColumnsFound, findColumns } from '../list/find-columns.ts';
import { parseDay } from '../list/parse-day.ts';
import { showable } from '../showable.ts';
import type { ExportRecord } from './export-record.ts';
import { parseHash } from './parse-hash.ts';

/** Where a file that is no known export was read. */
export interface PlainFile {
  readonly path: string;
  readonly media: 'csv' | 'json';
}

/**
 * Finds the columns of a file that is no known export: by usual header names, or in a first row that is data. Hashes
 * stand in for addresses.
 */
export function findPlainColumns(first: ExportRecord, file: PlainFile): ColumnsFound<SuppressionField> {
  const found = findColumns<SuppressionField>(first, file.path, { names: suppressionHeaders, mapped: {} });
  if (found.ok) return { ok: true, columns: withDays(found.columns, first) };
  if (found.problem.code !== 'no-address-column') return withRole(found);
  const cells = Array.from({ length: first.fieldCount }, (_, index) => first.field(index));
  const headerless = findHashes(cells);
  if (headerless !== null) return { ok: true, columns: headerless };
  return file.media === 'json' ? { ok: false, problem: jsonProblem(cells, file.path) } : withRole(found);
}

// because the second cell of a file without a header says as often when as why
function withDays(columns: Columns<SuppressionField>, first: ExportRecord): Columns<SuppressionField> {
  const column = columns.header ? undefined : columns.at.get('reason');
  const text = column === undefined ? '' : first.field(column).trim();
  if (column === undefined || (parseDay(text) === null && parseDayMonth(text) === null)) return columns;
  const at = new Map(columns.at).set('created-at', column);
  at.delete('reason');
  return { ...columns, at };
}

function findHashes(cells: readonly string[]): Columns<SuppressionField> | null {
  const column = cells.findIndex((cell) => parseHash(cell.trim()) !== null);
  if (column < 0 || cells.length > 2) return null;
  const at = new Map<SuppressionField, number>([['email', column]]);
  if (cells.length === 2) at.set('reason', 1 - column);
  return { header: false, count: cells.length, at };
}

function jsonProblem(names: readonly string[], file: string): Problem {
  const columns = showable(names.join(', '), 120);
  return { code: 'suppression-not-understood', file, args: { reason: 'json', columns } };
}

/** Says whose columns they are, since the policy maps those of lists only. */
function withRole(found: ColumnsFound<SuppressionField>): ColumnsFound<SuppressionField> {
  if (found.ok) return found;
  const { problem } = found;
  return { ok: false, problem: { ...problem, args: { ...problem.args, role: 'suppressions' } } };
}
