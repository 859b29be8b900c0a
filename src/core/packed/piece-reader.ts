import type { RecordReader } from '../list/read-records.ts';
import { lineFeed } from '../list/stop-table.ts';
import { PackedRows } from './packed-rows.ts';
import type { PackingReader } from './packing-reader.ts';
import type { PieceDone, PieceQueue } from './piece-queue.ts';

/** A piece on its way, or one that is to be read here. */
type Waiting<Said> = Promise<PieceDone<Said>> | Uint8Array;

/**
 * Cuts a file behind line feeds into pieces that are packed elsewhere, and takes them in the order of the file. Whether
 * records end where it was cut is seen when they are read: what was packed of a piece counts only where a record begins and
 * one ends with it, else the piece is read here, so that the outcome is the same wherever line feeds stand.
 */
export class PieceReader<Said> {
  readonly #reader: RecordReader;
  readonly #packing: PackingReader<Said>;
  readonly #queue: PieceQueue<Said>;
  readonly #waiting: Waiting<Said>[] = [];
  /** What stands behind the last line feed. */
  #tail: Uint8Array;

  /** Goes on where the reader stands. */
  constructor(reader: RecordReader, packing: PackingReader<Said>, queue: PieceQueue<Said>) {
    this.#reader = reader;
    this.#packing = packing;
    this.#queue = queue;
    this.#tail = reader.giveBack();
  }

  /** Takes the next chunk (the caller may reuse it); false when no more are wanted. */
  async push(chunk: Uint8Array): Promise<boolean> {
    const size = this.#queue.pieceBytes >> 1;
    for (let at = 0; at < chunk.length && this.#reader.isOpen; at += size) {
      await this.#cut(chunk.subarray(at, at + size));
    }
    return this.#reader.isOpen;
  }

  /** Ends the file. */
  async end(): Promise<void> {
    this.#waiting.push(this.#tail);
    while (this.#waiting.length > 0) await this.#settle();
  }

  async #cut(part: Uint8Array): Promise<void> {
    const end = part.lastIndexOf(lineFeed) + 1;
    const rest = part.slice(end);
    if (this.#tail.length + end > this.#queue.pieceBytes || end === 0) {
      this.#waiting.push(this.#tail, part.slice(0, end));
    } else {
      while (this.#waiting.length >= this.#queue.most) await this.#settle();
      const piece = this.#queue.add([this.#tail, part.subarray(0, end)]);
      // because one that fails is told of when its turn comes, and by then another may have ended the reading
      piece.catch(() => undefined);
      this.#waiting.push(piece);
    }
    this.#tail = rest;
  }

  async #settle(): Promise<void> {
    const next = await this.#waiting.shift();
    if (next === undefined) return;
    if (next instanceof Uint8Array) this.#reader.push(next);
    else {
      this.#take(next);
      next.release();
    }
  }

  #take(done: PieceDone<Said>): void {
    const { bytes, ints, news, packer } = done;
    const reader = this.#reader;
    const counts = done.isWhole && reader.isBetweenRecords;
    const rows = new PackedRows(ints);
    rows.count = counts ? done.rows : 0;
    const linesBefore = reader.lines - done.linesBefore;
    // because what its numbers mean may not be told again
    if (this.#packing.hand({ bytes, rows, news, packer, linesBefore }) === 'stop') reader.stop();
    if (counts) reader.passOver({ ...done, bytes: bytes.length });
    else reader.push(bytes);
  }
}
