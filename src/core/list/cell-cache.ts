import type { CsvRecord } from './record.ts';

const slots = 1 << 17;
const mostCells = slots / 2;
const longestCell = 64;

/**
 * What the cells of one column mean, remembered by their bytes, because a list repeats few of them many times. Bounded:
 * what is longer than 64 bytes, or comes when 65,536 different cells are remembered, is read anew each time.
 */
export class CellCache<Value> {
  readonly #read: (text: string) => Value;
  readonly #slots = new Int32Array(slots);
  readonly #values: Value[] = [];
  /** Where the bytes of each value end in `#bytes`. */
  readonly #ends = new Int32Array(mostCells + 1);
  #bytes = Buffer.alloc(4096);
  /** The meaning of an empty cell, once one was there. */
  #empty: { readonly value: Value } | undefined;

  /** `read` gives the meaning of a cell's text, always the same for the same text. */
  constructor(read: (text: string) => Value) {
    this.#read = read;
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
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (buffer[at] ?? 0), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (slots - 1);
    for (let place = this.#slots[slot] ?? 0; place !== 0; place = this.#slots[slot] ?? 0) {
      // because a place stands for a value that was pushed
      if (this.#isAt(place, buffer, start, end)) return this.#values[place - 1] as Value;
      slot = (slot + 1) & (slots - 1);
    }
    const value = this.#read(Buffer.from(buffer.subarray(start, end)).toString());
    if (this.#values.length < mostCells) this.#keep(slot, value, buffer.subarray(start, end));
    return value;
  }

  #isAt(place: number, buffer: Uint8Array, start: number, end: number): boolean {
    const kept = this.#ends[place - 1] ?? 0;
    if ((this.#ends[place] ?? 0) - kept !== end - start) return false;
    const bytes = this.#bytes;
    for (let at = start; at < end; at += 1) if (bytes[kept + at - start] !== buffer[at]) return false;
    return true;
  }

  #keep(slot: number, value: Value, bytes: Uint8Array): void {
    const start = this.#ends[this.#values.length] ?? 0;
    const end = start + bytes.length;
    while (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes.set(bytes, start);
    this.#slots[slot] = this.#values.push(value);
    this.#ends[this.#values.length] = end;
  }
}
