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

  prepare(entry: SuppressionEntry): PreparedEntry {
    const facts = factsOf(entry);
    return { key: this.byKey.place(facts), alias: this.byAlias.place(facts) };
  }

  /** Adds an entry for the match key that has this hash. */
  add(words: Int32Array, { key }: PreparedEntry): void {
    this.byKey.joinHashed(words, key, combineFacts);
  }

  /** Adds an entry for the mailbox whose alias key has this hash, and whose address is written otherwise. */
  addAlias(words: Int32Array, { alias }: PreparedEntry): void {
    this.byAlias.joinHashed(words, alias, combineFacts);
  }

  /** Whether anything is on file for the match key that has this hash. */
  has(words: Int32Array): boolean {
    return this.byKey.hasHashed(words);
  }

  /** Whether another address of a mailbox may be on file, given the hash of its alias key. */
  hasAlias(words: Int32Array): boolean {
    return this.byKey.hasHashed(words) || this.byAlias.hasHashed(words);
  }
}
