import type { KeyHasher } from './key-hasher.ts';
import type { KeyMap } from './key-map.ts';
import { KeyTable } from './key-table.ts';

/** Whole numbers from 0 on by match key, without the keys. */
export class HashedNumbers implements KeyMap<number> {
  readonly #hasher: KeyHasher;
  readonly #table = new KeyTable();

  constructor(hasher: KeyHasher) {
    this.#hasher = hasher;
  }

  get size(): number {
    return this.#table.size;
  }

  get(key: string): number | undefined {
    this.#hasher.hashKey(key);
    const value = this.#table.get(this.#hasher.words);
    return value < 0 ? undefined : value;
  }

  set(key: string, value: number): void {
    this.#hasher.hashKey(key);
    this.#table.set(this.#hasher.words, value);
  }

  /** The number of the key that has this hash; -1 without one. */
  getHashed(words: Int32Array, from = 0): number {
    return this.#table.get(words, from);
  }

  /** The number of the key that has this hash; where it has none, it is set and -1 given. */
  addHashed(words: Int32Array, value: number, from = 0): number {
    return this.#table.add(words, value, from);
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
  *[Symbol.iterator](): Generator<readonly [string, number]> {
    throw new TypeError('keys that were hashed cannot be told');
  }
}
