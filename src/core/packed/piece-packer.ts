import type { Delimiter } from '../list/delimiter.ts';
import type { RecordLimits } from '../list/record-failure.ts';
import { RecordSplitter } from '../list/split-records.ts';
import { type Windows1252Kept, Windows1252Rows } from '../list/windows-1252-rows.ts';
import { PackedRows } from './packed-rows.ts';
import { RowCollector } from './row-collector.ts';
import type { PackerNews, RowPacker } from './row-packer.ts';

/** What was read of a piece of a file, as if records began and ended with it. */
export interface PieceRead<Said> {
  /** False where a record goes on behind it, or something is wrong: nothing here counts then. */
  readonly isWhole: boolean;
  readonly records: number;
  readonly lines: number;
  /** How many lines the packer had read before, which the rows count as well. */
  readonly linesBefore: number;
  readonly windows1252: Windows1252Kept;
  readonly rows: number;
  readonly news: PackerNews<Said>;
}

/** How the records of a file are to be split. */
export interface PieceForm {
  readonly delimiter: Delimiter;
  readonly limits: RecordLimits;
}

/** Reads pieces of a file, each from the start of a record, and packs their rows. */
export class PiecePacker<Said> {
  readonly #form: PieceForm;
  readonly #packer: RowPacker<Said>;
  #splitter: RecordSplitter;
  #collector: RowCollector<Said> | undefined;
  #isFull = false;
  #linesBefore = 0;
  #windows1252 = new Windows1252Rows();

  constructor(form: PieceForm, packer: RowPacker<Said>) {
    this.#form = form;
    this.#packer = packer;
    this.#splitter = this.#openSplitter();
  }

  #openSplitter(): RecordSplitter {
    const { delimiter, limits } = this.#form;
    return new RecordSplitter(delimiter, limits, 1, (record) => {
      const collector = this.#collector;
      if (collector === undefined || collector.rows.isFull) {
        this.#isFull = true;
        return 'stop';
      }
      if (record.isWindows1252) this.#windows1252.note(record.line - this.#linesBefore);
      if (!collector.put(record)) collector.leave(record);
      return undefined;
    });
  }

  /** Packs the rows of a piece, which may end right behind a line feed; their places are those in the piece. */
  pack(bytes: Uint8Array, ints: Int32Array): PieceRead<Said> {
    const rows = new PackedRows(ints);
    this.#collector = new RowCollector(this.#packer, rows);
    this.#windows1252 = new Windows1252Rows();
    const splitter = this.#splitter;
    const { records, lines: linesBefore } = splitter;
    this.#linesBefore = linesBefore;
    splitter.push(bytes);
    const isWhole = !splitter.isDone && splitter.isBetweenRecords;
    const read = {
      isWhole,
      records: splitter.records - records,
      lines: splitter.lines - linesBefore,
      linesBefore,
      windows1252: this.#windows1252.kept(),
      rows: rows.count,
      news: this.#packer.takeNews(),
    };
    if (splitter.isDone || this.#isFull) this.#splitter = this.#openSplitter();
    else if (!isWhole) splitter.giveBack();
    this.#isFull = false;
    return read;
  }
}
