import type { SuppressionRow } from '../parse-suppression-row.ts';

/** What can be told of an export before its rows are read. */
export interface ExportShape {
  readonly media: 'csv' | 'json';
  /** Header names as `normalizeHeader` leaves them, for JSON the paths of members; empty for a file without a header. */
  readonly columns: readonly string[];
  /** The file's own name, without folders, in small letters. */
  readonly fileName: string;
  /** Cells of the first row of a file without a header. */
  readonly firstRow: readonly string[];
}

/** How an export is known. All that is stated must hold. */
export interface Signature {
  /** Columns that must be there, in any order, as `normalizeHeader` leaves them. */
  readonly columns: readonly string[];
  /** Where stated, no columns but these may be there as well. */
  readonly others?: readonly string[];
  /** A pattern for the file's own name. */
  readonly fileName?: RegExp;
  /** Where stated, only JSON, since the same columns in a CSV file would be anybody's. */
  readonly media?: 'json';
}

/** One row of an export: cells by column name, trimmed, and empty where there is none. */
export interface ExportRow {
  readonly cell: (column: string) => string;
}

/**
 * What a row says: one suppression or several; `left-out` for a row that is understood and no suppression (a contact in
 * good standing, a refusal that says nothing about the address); `unreadable` without an address.
 */
export type RowReading = SuppressionRow | readonly SuppressionRow[] | 'left-out' | 'unreadable';

/** An export of one service, as it is known and read. */
export interface SuppressionFormat {
  /** Stable; in reports and in the `source` column of the canonical file. */
  readonly id: string;
  /** For people: `SendGrid bounces`. */
  readonly name: string;
  /** Any of them will do. */
  readonly signatures: readonly Signature[];
  /** Names for the columns of a file without a header, told by its first row; null when it is not this format. */
  readonly headerless?: (firstRow: readonly string[]) => readonly string[] | null;
  /** Set where the shape is known but lacks what tells the rows' meaning: why nothing of it may be read. */
  readonly refused?: string;
  readonly read: (row: ExportRow, shape: ExportShape) => RowReading;
}
