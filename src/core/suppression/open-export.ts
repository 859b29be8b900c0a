import type { Problem } from '../finding.ts';
import type { SuppressionField } from '../list/column-names.ts';
import type { Columns } from '../list/find-columns.ts';
import { normalizeHeader } from '../list/normalize-header.ts';
import type { ExportRecord } from './export-record.ts';
import { findPlainColumns } from './find-plain-columns.ts';
import { knownFormats } from './formats/known-formats.ts';
import { recogniseFormat } from './formats/recognise-format.ts';
import type { ExportRow, ExportShape, RowReading, SuppressionFormat } from './formats/suppression-format.ts';
import { noHistory, parseHistory } from './history/mail-history.ts';
import { parseSuppressionRow } from './parse-suppression-row.ts';
import { plainFormatOf } from './plain-format.ts';
import type { PlainFile } from './statement-packer.ts';
import { reasonOfFileName, type SuppressionReason } from './suppression-reason.ts';

type ReadRow = (record: ExportRecord) => RowReading;

/** How the rows of a file are read, once its first record is seen. */
export interface ExportOpened {
  /** Id of the format. */
  readonly readAs: string;
  readonly header: boolean;
  /** Without a header, how many cells of a row the first one told of; a row that fills more is not understood. */
  readonly width: number;
  /** The reason that every row has, where no column tells it; null where one does. */
  readonly reasonOfRows: SuppressionReason | null;
  /** Normalized names of the columns; empty without a header. */
  readonly columns: readonly string[];
  readonly read: ReadRow;
  /** How its rows may be read from their bytes; null for the format of a service. */
  readonly plain: PlainFile | null;
}

export type ExportBegun =
  | { readonly ok: true; readonly opened: ExportOpened }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Decides by its first record and its name what a suppression file is: an export that is known by its shape, else a
 * plain file with an address column. What could be two things, or lacks what tells its meaning, is a problem.
 */
export function openExport(first: ExportRecord, path: string, media: 'csv' | 'json'): ExportBegun {
  const cells = Array.from({ length: first.fieldCount }, (_, index) => first.field(index));
  const isHeaderless = media === 'csv' && cells.some((cell) => cell.includes('@'));
  const shape: ExportShape = {
    media,
    columns: isHeaderless ? [] : cells.map(normalizeHeader),
    fileName: path.slice(path.lastIndexOf('/') + 1).toLowerCase(),
    firstRow: isHeaderless ? cells : [],
  };
  if (isHeaderless) return openHeaderless(first, path, shape);
  const recognised = recogniseFormat(shape, knownFormats);
  if (recognised.kind === 'none') return openPlain(first, path, shape);
  if (recognised.kind === 'several') {
    const [a, b] = recognised.formats;
    return refuse(path, first.line, { reason: 'two-formats', first: a?.name ?? '', second: b?.name ?? '' });
  }
  const { format } = recognised;
  if (format.refused !== undefined) return refuse(path, first.line, { reason: format.refused });
  return { ok: true, opened: openKnown(format, shape, shape.columns, true) };
}

function openHeaderless(first: ExportRecord, path: string, shape: ExportShape): ExportBegun {
  for (const format of knownFormats) {
    const columns = format.headerless?.(shape.firstRow) ?? null;
    if (columns !== null) return { ok: true, opened: openKnown(format, shape, columns, false) };
  }
  return openPlain(first, path, shape);
}

function openKnown(
  format: SuppressionFormat,
  shape: ExportShape,
  columns: readonly string[],
  header: boolean,
): ExportOpened {
  const indexes = new Map(columns.map((column, index) => [column, index] as const).reverse());
  let record: ExportRecord | undefined;
  // because one object for all rows is enough, it looks at the record of the moment
  const row: ExportRow = { cell: (column) => record?.field(indexes.get(column) ?? -1).trim() ?? '' };
  const read: ReadRow = (next) => {
    record = next;
    return format.read(row, shape);
  };
  const width = header ? Number.POSITIVE_INFINITY : columns.length;
  return { readAs: format.id, header, width, reasonOfRows: null, columns, read, plain: null };
}

function openPlain(first: ExportRecord, path: string, shape: ExportShape): ExportBegun {
  const found = findPlainColumns(first, { path, media: shape.media });
  if (!found.ok) return found;
  const { columns } = found;
  const readAs = plainFormatOf(columns, shape, first);
  const reasonOfFile = reasonOfFileName(path) ?? (readAs === 'hash-list' ? 'unsubscribe' : null);
  const historyColumn = readAs === 'canonical' ? shape.columns.indexOf('history') : -1;
  const hasReason = columns.at.has('reason') || columns.at.has('status');
  const width = columns.header ? Number.POSITIVE_INFINITY : widthOf(columns, shape.firstRow);
  return {
    ok: true,
    opened: {
      readAs,
      header: columns.header,
      width,
      reasonOfRows: hasReason ? null : (reasonOfFile ?? 'manual'),
      columns: shape.columns,
      read: readPlain(columns, reasonOfFile, historyColumn),
      plain: { columns, reasonOfFile, historyColumn, width },
    },
  };
}

function widthOf(columns: Columns<SuppressionField>, firstRow: readonly string[]): number {
  const filled = firstRow.findLastIndex((cell) => cell.trim() !== '');
  return Math.max(filled, ...columns.at.values()) + 1;
}

function readPlain(
  columns: Columns<SuppressionField>,
  reasonOfFile: SuppressionReason | null,
  historyColumn: number,
): ReadRow {
  return (record) => {
    const row = parseSuppressionRow(record, columns, reasonOfFile);
    if (row === null) return 'unreadable';
    if (row === 'left-out') return row;
    const history = historyColumn < 0 ? noHistory : parseHistory(record.field(historyColumn).trim());
    return history.length === 0 ? row : { ...row, history };
  };
}

function refuse(file: string, line: number, args: Problem['args']): ExportBegun {
  return { ok: false, problem: { code: 'suppression-not-understood', file, line, args } };
}
