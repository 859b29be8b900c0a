import { lastWord, lowerCaseWord, WordView } from '../matching/word-view.ts';
import type { CsvRecord } from './record.ts';

/** Cells that are remembered unless told otherwise. */
const mostCells = 65_536;
const longestCell = 64;
const wordBytes = 4;
const firstSlots = 256;
/** 2^32 divided by the golden ratio, odd: it spreads what differs in few bits (Knuth, The Art of Computer Programming 3, 6.4). */
const spreading = 0x9e3779b1;

/** How cells are remembered: how many, and whether those that differ in the case of ASCII letters are one. */
export interface CellCacheOptions {
  readonly most?: number;
  readonly foldsCase?: boolean;
}

/**
 * What the cells of one column mean, remembered by their bytes, because a list repeats few of them many times. Bounded:
 * what is longer than 64 bytes, or comes when as many different cells are remembered as may be, is read anew each time.
 */
export class CellCache<Value> {
  readonly #read: (text: string) => Value;
  readonly #most: number;
  readonly #foldsCase: boolean;
  readonly #values: Value[] = [];
  /** Of each slot the hash of a cell, and the place of its value plus 1; 0 in a slot that is free. */
  #slots = new Int32Array(2 * firstSlots);
  #mask = firstSlots - 1;
  /** The cells: of each its length and its bytes, four to a number. */
  #words = new Int32Array(firstSlots);
  /** Where the words of each cell end in `#words`. */
  readonly #ends: number[] = [0];
  /** The words of the cell that is looked for. */
  readonly #sought = new Int32Array(1 + longestCell / wordBytes);
  #soughtWords = 0;
  readonly #view = new WordView();
  /** The meaning of an empty cell, once one was there. */
  #empty: { readonly value: Value } | undefined;

  /** `read` gives the meaning of a cell's text, always the same for the same text. */
  constructor(read: (text: string) => Value, { most = mostCells, foldsCase = false }: CellCacheOptions = {}) {
    this.#read = read;
    this.#most = most;
    this.#foldsCase = foldsCase;
  }

  /** The meaning of the field at `index` of a record. */
  get(record: CsvRecord, index: number): Value {
    const start = record.fieldStart(index);
    const end = record.fieldEnd(index);
    if (start === end) return this.#readEmpty();
    if (end - start > longestCell || !record.isPlain(index) || record.isWindows1252) {
      return this.#read(record.field(index));
    }
    return this.at(record.buffer, start, end);
  }

  #readEmpty(): Value {
    this.#empty ??= { value: this.#read('') };
    return this.#empty.value;
  }

  /** The meaning of the UTF-8 bytes from `start` to before `end`, at most 64. */
  at(buffer: Uint8Array, start: number, end: number): Value {
    const hash = this.#seek(buffer, start, end);
    const slots = this.#slots;
    let slot = hash & this.#mask;
    for (let place = slots[2 * slot + 1] ?? 0; place !== 0; place = slots[2 * slot + 1] ?? 0) {
      // because a place stands for a value that was pushed
      if (slots[2 * slot] === hash && this.#isAt(place)) return this.#values[place - 1] as Value;
      slot = (slot + 1) & this.#mask;
    }
    const value = this.#read(Buffer.from(buffer.subarray(start, end)).toString());
    // because `read` may have looked for other cells
    if (this.#values.length < this.#most) this.#keep(this.#seek(buffer, start, end), value);
    return value;
  }

  /** Writes the words of a cell to `#sought`; gives their hash. */
  #seek(buffer: Uint8Array, start: number, end: number): number {
    const sought = this.#sought;
    const view = this.#view.of(buffer);
    const foldsCase = this.#foldsCase;
    const length = end - start;
    const whole = end - (length & (wordBytes - 1));
    let hash = length;
    let words = 1;
    sought[0] = length;
    for (let at = start; at < end; at += wordBytes) {
      const bytes = at < whole ? view.getInt32(at, true) : lastWord(view, start, end);
      const word = foldsCase ? lowerCaseWord(bytes) : bytes;
      sought[words] = word;
      words += 1;
      hash = Math.imul(hash ^ word, spreading);
      hash ^= hash >>> 15;
    }
    this.#soughtWords = words;
    return hash;
  }

  #isAt(place: number): boolean {
    const words = this.#words;
    const sought = this.#sought;
    const start = this.#ends[place - 1] ?? 0;
    for (let index = 0; index < this.#soughtWords; index += 1)
      if (words[start + index] !== sought[index]) return false;
    return true;
  }

  #keep(hash: number, value: Value): void {
    const start = this.#ends[this.#values.length] ?? 0;
    const end = start + this.#soughtWords;
    if (end > this.#words.length) this.#words = longer(this.#words);
    this.#words.set(this.#sought.subarray(0, this.#soughtWords), start);
    this.#ends.push(end);
    const place = this.#values.push(value);
    if (place * 2 > this.#mask) this.#grow();
    this.#put(hash, place);
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += 2) {
      const place = old[at + 1] ?? 0;
      if (place !== 0) this.#put(old[at] ?? 0, place);
    }
  }

  #put(hash: number, place: number): void {
    let slot = hash & this.#mask;
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = place;
  }
}

function longer(words: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(words.length * 2);
  larger.set(words);
  return larger;
}
