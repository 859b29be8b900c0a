import type { CsvRecord } from '../list/record.ts';
import type { PackedRows } from './packed-rows.ts';

/** Turns records into numbers where there is nothing to tell of them but what repeats from row to row. */
export interface RowPacker<Said> {
  /** Writes the numbers of a record from `to` on, but not where it lies; false for one that only its text can tell of. */
  pack(record: CsvRecord, ints: Int32Array, to: number): boolean;
  /** What the numbers mean that were given since it was asked last. */
  takeNews(): PackerNews<Said>;
}

/** What numbers in packed rows mean that were not told before, in their order. */
export interface PackerNews<Said> {
  /** What rows say besides their addresses. */
  readonly said: readonly Said[];
  /** Domains in lower case. */
  readonly domains: readonly string[];
}

/** Packed rows, and the bytes that they are of; both are reused, and valid during the call only. */
export interface PackedPiece<Said> {
  readonly bytes: Uint8Array;
  readonly rows: PackedRows;
  readonly news: PackerNews<Said>;
  /** Which packer it was, since each has numbers of its own. */
  readonly packer: number;
  /** What is to be added to the lines of the rows. */
  readonly linesBefore: number;
}

/** Hands over the record of the row whose numbers start there, as if it had not been packed. */
export type ReadRow = (at: number) => undefined | 'stop';

/** Takes packed rows, in the order of the file; 'stop' ends the reading. */
export type OnPacked<Said> = (piece: PackedPiece<Said>, readRow: ReadRow) => undefined | 'stop';
