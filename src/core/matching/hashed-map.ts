import type { KeyHasher } from './key-hasher.ts';
import type { KeyMap } from './key-map.ts';
import { KeyTable } from './key-table.ts';

/**
 * Values by match key without the keys: of each key its hash and the place of its value. Equal values are kept once, so it
 * takes the memory of a `KeyTable` where there are few different ones.
 */
export class HashedMap<Value> implements KeyMap<Value> {
  readonly #hasher: KeyHasher;
  readonly #nameOf: (value: Value) => string;
  readonly #table = new KeyTable();
  readonly #values: Value[] = [];
  readonly #places = new Map<string, number>();

  /** `nameOf` gives the same name to equal values, and to no others. */
  constructor(hasher: KeyHasher, nameOf: (value: Value) => string) {
    this.#hasher = hasher;
    this.#nameOf = nameOf;
  }

  get size(): number {
    return this.#table.size;
  }

  get(key: string): Value | undefined {
    this.#hasher.hashKey(key);
    return this.getHashed(this.#hasher.words);
  }

  set(key: string, value: Value): void {
    this.#hasher.hashKey(key);
    this.#table.set(this.#hasher.words, this.place(value));
  }

  /** The value of the key that has this hash. */
  getHashed(words: Int32Array): Value | undefined {
    return this.#values[this.#table.get(words)];
  }

  /** Whether a key has this hash. */
  hasHashed(words: Int32Array, from = 0): boolean {
    return this.#table.get(words, from) >= 0;
  }

  /** Where a value is kept, for `addHashed`. */
  place(value: Value): number {
    const name = this.#nameOf(value);
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#values.push(value) - 1;
    this.#places.set(name, place);
    return place;
  }

  /** The value at a place. */
  valueAt(place: number): Value | undefined {
    return this.#values[place];
  }

  /** The value of the key whose hash stands at `from`, where it has one; else that at `place` is set. */
  addHashed(words: Int32Array, from: number, place: number): Value | undefined {
    const known = this.#table.add(words, place, from);
    return known < 0 ? undefined : this.#values[known];
  }

  /** Sets the value of the key whose hash stands at `from`. */
  setHashed(words: Int32Array, from: number, value: Value): void {
    this.#table.set(words, this.place(value), from);
  }

  /** Makes room for so many keys (`KeyTable.reserve`). */
  reserve(keys: number): void {
    this.#table.reserve(keys);
  }

  /** Looks at the places of several hashes (`KeyTable.visit`). */
  visit(words: Int32Array, range: readonly [start: number, end: number], step: number): void {
    this.#table.visit(words, range, step);
  }

  // biome-ignore lint/correctness/useYield: because there is nothing to go through
  *[Symbol.iterator](): Generator<readonly [string, Value]> {
    throw new TypeError('keys that were hashed cannot be told');
  }
}
