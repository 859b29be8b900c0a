import type { CsvRecord } from '../list/record.ts';
import { type PackedRows, rowAt, rowInts, toBeRead } from './packed-rows.ts';
import type { RowPacker } from './row-packer.ts';

/** Packs records of one piece, one after the other. */
export class RowCollector<Said> {
  readonly rows: PackedRows;
  readonly packer: RowPacker<Said>;

  constructor(packer: RowPacker<Said>, rows: PackedRows) {
    this.packer = packer;
    this.rows = rows;
  }

  /** Packs a record; false, and nothing is added, where only its text can tell of it. There must be room. */
  put(record: CsvRecord): boolean {
    const { ints, count } = this.rows;
    const to = count * rowInts;
    if (!this.packer.pack(record, ints, to)) return false;
    this.#place(record, to);
    return true;
  }

  /** Adds a record that is to be read by whoever takes the rows. */
  leave(record: CsvRecord): void {
    const to = this.rows.count * rowInts;
    this.rows.ints[to + rowAt.said] = toBeRead;
    this.#place(record, to);
  }

  #place(record: CsvRecord, to: number): void {
    const { ints } = this.rows;
    ints[to + rowAt.line] = record.line;
    ints[to + rowAt.start] = record.start;
    ints[to + rowAt.end] = record.end;
    this.rows.count += 1;
  }
}
