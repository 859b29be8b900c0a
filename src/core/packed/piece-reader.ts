import type { RecordReader } from '../list/read-records.ts';
import { lineFeed } from '../list/stop-table.ts';
import { PackedRows } from './packed-rows.ts';
import type { PackingReader } from './packing-reader.ts';
import type { PieceDone, PieceQueue } from './piece-queue.ts';

/** A piece that is being read, and what came of it once that is known. */
interface Piece<Said> {
  readonly whole: Promise<PieceDone<Said>>;
  done: PieceDone<Said> | undefined;
}

/** A piece, or bytes that are read record by record when their turn comes. */
type Waiting<Said> = Piece<Said> | Uint8Array;

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
    const rest = copyOf(part.subarray(end));
    if (this.#tail.length + end > this.#queue.pieceBytes || end === 0) {
      this.#waiting.push(this.#tail, part.subarray(0, end));
      // because a row may go on for gigabytes, which nothing but memory would bound
      while (this.#waiting.length > 0) await this.#settle();
    } else {
      await this.#add([this.#tail, part.subarray(0, end)]);
    }
    this.#tail = rest;
  }

  /** Has a piece read by whoever is free first; the pieces that are waited for meanwhile are taken. */
  async #add(parts: readonly Uint8Array[]): Promise<void> {
    const queue = this.#queue;
    while (!queue.hasRoom) {
      await queue.listen();
      if (!this.#isNextDone() && queue.hasRoomHere) {
        const done = queue.readHere(parts);
        this.#waiting.push({ whole: Promise.resolve(done), done });
        return;
      }
      await this.#settle();
    }
    const piece: Piece<Said> = { whole: queue.add(parts), done: undefined };
    piece.whole.then(
      (done) => {
        piece.done = done;
      },
      // because one that fails is told of when its turn comes, and by then another may have ended the reading
      () => undefined,
    );
    this.#waiting.push(piece);
  }

  #isNextDone(): boolean {
    const next = this.#waiting[0];
    return next instanceof Uint8Array || next?.done !== undefined;
  }

  async #settle(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    if (next instanceof Uint8Array) this.#reader.push(next);
    else {
      const done = next.done ?? (await next.whole);
      this.#take(done);
      done.release();
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

// because `slice` of a Buffer shows the same bytes, which are the caller's
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
