import type { CsvRecord, OnRecord } from '../list/record.ts';
import { PackedRows, rowAt, rowInts, rowsTogether } from './packed-rows.ts';
import type { PieceForm } from './piece-packer.ts';
import { RowCollector } from './row-collector.ts';
import type { PackedPiece } from './row-packer.ts';
import type { OpenPacking, RowPacking } from './row-packing.ts';
import { RowReplay } from './row-replay.ts';

const nowhere = new Uint8Array(0);

/** Packs rows on the way to whoever takes records, from where it is known how, in the order of the file. */
export class PackingReader<Said> {
  readonly #open: OpenPacking<Said>;
  readonly #onRecord: OnRecord;
  readonly #form: () => PieceForm;
  #packing: RowPacking<Said> | null | undefined;
  #collector: RowCollector<Said> | null = null;
  #replay: RowReplay | null = null;
  #bytes: Uint8Array = nowhere;

  /** `form` is asked once records come. */
  constructor(open: OpenPacking<Said>, onRecord: OnRecord, form: () => PieceForm) {
    this.#open = open;
    this.#onRecord = onRecord;
    this.#form = form;
  }

  /** How rows are packed, once that is known. */
  get packing(): RowPacking<Said> | null {
    return this.#packing ?? null;
  }

  /** Takes the next record; rows are handed over some later. */
  take(record: CsvRecord): undefined | 'stop' {
    const collector = this.#packing === undefined ? this.#begin() : this.#collector;
    if (collector === null) return this.#onRecord(record);
    if (collector.put(record)) {
      this.#bytes = record.buffer;
      return collector.rows.isFull ? this.flush() : undefined;
    }
    return this.flush() ?? this.#onRecord(record);
  }

  #begin(): RowCollector<Said> | null {
    this.#packing = this.#open();
    if (!this.#packing) return null;
    this.#replay = new RowReplay(this.#form(), this.#onRecord);
    const rows = new PackedRows(new Int32Array(rowsTogether * rowInts));
    this.#collector = new RowCollector(this.#packing.makePacker(), rows);
    return this.#collector;
  }

  /** Hands over the rows that wait. */
  flush(): undefined | 'stop' {
    const collector = this.#collector;
    if (collector === null || collector.rows.count === 0) return undefined;
    const { rows, packer } = collector;
    const piece = { bytes: this.#bytes, rows, news: packer.takeNews(), packer: 0, linesBefore: 0 };
    const answer = this.hand(piece);
    rows.count = 0;
    return answer;
  }

  /** Hands over rows that were packed here or elsewhere. */
  hand(piece: PackedPiece<Said>): undefined | 'stop' {
    const { ints } = piece.rows;
    return this.#packing?.take(piece, (at) => {
      const record = piece.bytes.subarray(ints[at + rowAt.start], ints[at + rowAt.end]);
      return this.#replay?.read(record, (ints[at + rowAt.line] ?? 0) + piece.linesBefore);
    });
  }
}
