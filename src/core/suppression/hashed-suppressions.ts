import { HashedMap } from '../matching/hashed-map.ts';
import type { KeyHasher } from '../matching/key-hasher.ts';
import {
  combineFacts,
  factsOf,
  nameOfFacts,
  type SuppressionEntry,
  type SuppressionFacts,
} from './suppression-facts.ts';

/** An entry that many addresses have, ready to be added for each of them. */
export interface PreparedEntry {
  readonly key: number;
  readonly alias: number;
}

/** The addresses on file by the hashes of their match keys and of their alias keys. */
export class HashedSuppressions {
  readonly hasher: KeyHasher;
  readonly byKey: HashedMap<SuppressionFacts>;
  readonly byAlias: HashedMap<SuppressionFacts>;

  constructor(hasher: KeyHasher) {
    this.hasher = hasher;
    this.byKey = new HashedMap(hasher, nameOfFacts);
    this.byAlias = new HashedMap(hasher, nameOfFacts);
  }

  /** Makes room for so many addresses more. */
  reserve(addresses: number): void {
    this.byKey.reserve(this.byKey.size + addresses);
  }

  /** Whether nothing is on file. */
  get isEmpty(): boolean {
    return this.byKey.size === 0;
  }

  prepare(entry: SuppressionEntry): PreparedEntry {
    const facts = factsOf(entry);
    return { key: this.byKey.place(facts), alias: this.byAlias.place(facts) };
  }

  /** Adds an entry for the match key whose hash stands at `from`. */
  add(words: Int32Array, from: number, { key }: PreparedEntry): void {
    join(this.byKey, words, from, key);
  }

  /** Adds an entry for the mailbox whose alias key has the hash at `from`, and whose address is written otherwise. */
  addAlias(words: Int32Array, from: number, { alias }: PreparedEntry): void {
    join(this.byAlias, words, from, alias);
  }

  /** Looks at the places of several match keys (`KeyTable.visit`). */
  visit(words: Int32Array, range: readonly [start: number, end: number], step: number): void {
    this.byKey.visit(words, range, step);
  }

  /** Whether anything is on file for the match key that has this hash. */
  has(words: Int32Array, from = 0): boolean {
    return this.byKey.hasHashed(words, from);
  }

  /** Whether another address of a mailbox may be on file, given the hash of its alias key. */
  hasAlias(words: Int32Array, from = 0): boolean {
    return this.byKey.hasHashed(words, from) || this.byAlias.hasHashed(words, from);
  }
}

function join(map: HashedMap<SuppressionFacts>, words: Int32Array, from: number, place: number): void {
  const known = map.addHashed(words, from, place);
  const added = known === undefined ? undefined : map.valueAt(place);
  if (known !== undefined && added !== undefined) map.setHashed(words, from, combineFacts(known, added));
}
