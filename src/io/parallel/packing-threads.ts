import { Worker } from 'node:worker_threads';
import { makePacker, type PackingJob } from '../../core/packed/make-packer.ts';
import { rowInts } from '../../core/packed/packed-rows.ts';
import { type PieceForm, PiecePacker, type PieceRead } from '../../core/packed/piece-packer.ts';
import type { PieceDone, PieceQueue, PieceThreads } from '../../core/packed/piece-queue.ts';
import type { RowPacker } from '../../core/packed/row-packer.ts';
import { nextTurn } from '../next-turn.ts';
import type { Slot, ThreadAnswer, ThreadOrder } from './thread-messages.ts';

/** A piece has at most so many bytes, and so many rows: shorter rows than 16 bytes are read by the main thread. */
const pieceBytes = 1 << 21;
const pieceRows = pieceBytes >> 4;
/** One that is packed, and one that waits for that. */
const slotsOfThread = 2;

interface Waiting {
  readonly resolve: (read: PieceRead<unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** A slot with the thread it belongs to. */
interface Place {
  readonly thread: Thread;
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly ints: Int32Array;
}

/** A thread that packs pieces; whatever ends it, who waits for it is told. */
class Thread {
  readonly places: readonly Place[];
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #failure: Error | undefined;

  constructor(entry: URL, onReady: () => void) {
    const slots: Slot[] = Array.from({ length: slotsOfThread }, () => ({
      bytes: new SharedArrayBuffer(pieceBytes),
      ints: new SharedArrayBuffer(pieceRows * rowInts * Int32Array.BYTES_PER_ELEMENT),
    }));
    this.places = slots.map(({ bytes, ints }, index) => ({
      thread: this,
      index,
      bytes: new Uint8Array(bytes),
      ints: new Int32Array(ints),
    }));
    // because what a thread makes lives as long as a piece, little room for it is as fast
    const resourceLimits = { maxYoungGenerationSizeMb: 4 };
    this.#worker = new Worker(entry, { workerData: { slots }, resourceLimits });
    this.#worker.on('message', (said: ThreadAnswer) => {
      if (said.kind === 'ready') onReady();
      else this.#settle(said.slot, said.read);
    });
    this.#worker.on('error', (error: unknown) => {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    });
    this.#worker.on('exit', (code) => this.#fail(new Error(`a reading thread ended with ${code}`)));
  }

  tell(order: ThreadOrder): void {
    this.#worker.postMessage(order);
  }

  /** What it reads of the piece in a slot. */
  pack(file: number, slot: number, length: number): Promise<PieceRead<unknown>> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.tell({ kind: 'pack', file, slot, length });
    return new Promise((resolve, reject) => this.#waiting.set(slot, { resolve, reject }));
  }

  #settle(slot: number, read: PieceRead<unknown>): void {
    const waiting = this.#waiting.get(slot);
    this.#waiting.delete(slot);
    waiting?.resolve(read);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Threads that pack pieces of files, to be closed at the end. A thread that dies fails the reading it was needed for. */
export class PackingThreads implements PieceThreads {
  readonly #threads: readonly Thread[];
  #starting: number;
  #files = 0;

  constructor(count: number, entry: URL = entryOf(import.meta.url)) {
    this.#starting = count;
    this.#threads = Array.from({ length: count }, () => new Thread(entry, () => this.#begun()));
  }

  #begun(): void {
    this.#starting -= 1;
  }

  get isReady(): boolean {
    return this.#starting === 0;
  }

  open<Said>(form: PieceForm, job: PackingJob): PieceQueue<Said> {
    const file = this.#files;
    this.#files += 1;
    for (const thread of this.#threads) thread.tell({ kind: 'open', file, form, job });
    // because the packer of a job says what the job's rows say
    const openPacker = () => new PiecePacker(form, makePacker(job) as RowPacker<Said>);
    return new Queue(file, this.#threads, openPacker);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

// because it is a file of its own, beside this one in the source as in the bundle
function entryOf(here: string): URL {
  return new URL(here.endsWith('.ts') ? 'packing-thread.ts' : 'packing-thread.js', here);
}

/** Memory of one piece that is read here. */
interface Here<Said> {
  readonly packer: PiecePacker<Said>;
  readonly bytes: Uint8Array;
  readonly ints: Int32Array;
  isFree: boolean;
}

class Queue<Said> implements PieceQueue<Said> {
  readonly pieceBytes = pieceBytes;
  readonly #file: number;
  readonly #threads: readonly Thread[];
  readonly #free: Place[];
  readonly #openHere: () => Here<Said>;
  #here: Here<Said> | undefined;

  constructor(file: number, threads: readonly Thread[], makePacker: () => PiecePacker<Said>) {
    this.#file = file;
    this.#threads = threads;
    // because pieces that follow each other should go to different threads
    this.#free = Array.from({ length: slotsOfThread }, (_, index) =>
      threads.flatMap(({ places }) => places[index] ?? []),
    ).flat();
    this.#openHere = () => ({
      packer: makePacker(),
      bytes: new Uint8Array(pieceBytes),
      ints: new Int32Array(pieceRows * rowInts),
      isFree: true,
    });
  }

  get hasRoom(): boolean {
    return this.#free.length > 0;
  }

  get hasRoomHere(): boolean {
    return this.#here?.isFree !== false;
  }

  async add(parts: readonly Uint8Array[]): Promise<PieceDone<Said>> {
    const place = this.#free.shift();
    if (place === undefined) throw new RangeError('more pieces than there is room for');
    const length = copyTo(place.bytes, parts);
    // because a thread runs the same code, what it says is what the packer of the job says
    const read = (await place.thread.pack(this.#file, place.index, length)) as PieceRead<Said>;
    const { ints } = place;
    const bytes = place.bytes.subarray(0, length);
    const release = () => void this.#free.push(place);
    return { ...read, bytes, ints, packer: 1 + this.#threads.indexOf(place.thread), release };
  }

  readHere(parts: readonly Uint8Array[]): PieceDone<Said> {
    const here = this.#here ?? this.#openHere();
    this.#here = here;
    here.isFree = false;
    const { packer, ints } = here;
    const bytes = here.bytes.subarray(0, copyTo(here.bytes, parts));
    const release = () => {
      here.isFree = true;
    };
    return { ...packer.pack(bytes, ints), bytes, ints, packer: 1 + this.#threads.length, release };
  }

  listen(): Promise<void> {
    return nextTurn();
  }
}

function copyTo(bytes: Uint8Array, parts: readonly Uint8Array[]): number {
  let length = 0;
  for (const part of parts) {
    bytes.set(part, length);
    length += part.length;
  }
  return length;
}
