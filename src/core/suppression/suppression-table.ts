import { aliasKey } from '../address/alias-key.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { KeyHasher } from '../matching/key-hasher.ts';
import type { KeyMap } from '../matching/key-map.ts';
import { recipientKey } from '../recipient-key.ts';
import { AddressDigests } from './address-digests.ts';
import { addEntry, addVersion, either, missing } from './facts-by-key.ts';
import type { HashFormName } from './hash-forms.ts';
import { digestKey, hashKeys } from './hash-keys.ts';
import { HashedSuppressions } from './hashed-suppressions.ts';
import type { HashAddress, HashAlgorithm, HashedAddress } from './parse-hash.ts';
import type { SuppressionTarget } from './parse-target.ts';
import { PatternIndex } from './pattern-index.ts';
import {
  type EntryPlace,
  noDay,
  reasonsOf,
  type SuppressionEntry,
  type SuppressionFacts,
} from './suppression-facts.ts';
import { matchOf, type SuppressionMatch } from './suppression-match.ts';
import type { SuppressionReason } from './suppression-reason.ts';

/** What is on file for other addresses of a recipient's mailbox, as its provider documents them. */
export interface AliasMatch {
  readonly reasons: readonly SuppressionReason[];
  /** Day of the newest hard bounce or `invalid` entry that has a date. */
  readonly hardDay: DayNumber | null;
}

/**
 * The suppressions in force: by match key, by whole domain, by pattern, and by hash, for which it needs a hash function.
 * Order of adding does not matter.
 */
export class SuppressionTable {
  /** The addresses on file by their hashes, where the table keeps those. */
  readonly hashed: HashedSuppressions | null;
  readonly #byKey: KeyMap<SuppressionFacts>;
  /** What is on file for addresses that are not written as their alias key, by that key. */
  readonly #byAlias: KeyMap<SuppressionFacts>;
  readonly #byDomain = new Map<string, SuppressionFacts>();
  readonly #byPattern = new Map<string, SuppressionFacts>();
  readonly #patterns = new PatternIndex();
  readonly #matches = new Map<SuppressionFacts, SuppressionMatch>();
  readonly #byHash = new Map<string, SuppressionFacts>();
  readonly #algorithms = new Set<HashAlgorithm>();
  readonly #hash: HashAddress | undefined;
  readonly #digests: AddressDigests | null;

  /**
   * With a hasher the addresses on file are kept as hashes, so that `missingFrom` and `addAll` cannot tell them. For a
   * list of hashes the addresses on file are hashed as the list is.
   */
  constructor(hash?: HashAddress, hasher?: KeyHasher, listHash?: HashAlgorithm) {
    this.#hash = hash;
    this.#digests = hash === undefined || listHash === undefined ? null : new AddressDigests(hash, listHash);
    this.hashed = hasher === undefined ? null : new HashedSuppressions(hasher);
    this.#byKey = this.hashed?.byKey ?? new Map();
    this.#byAlias = this.hashed?.byAlias ?? new Map();
  }

  /** Adds an entry for whomever it is about; gives the key under which `missingFrom` names it. */
  add(target: SuppressionTarget, entry: SuppressionEntry, place?: EntryPlace): string {
    if (target.kind === 'address') {
      const { key, domain } = recipientKey(target.address);
      this.addAddress(key, entry);
      this.#digests?.add({ key, domain, written: target.address });
      return key;
    }
    if (target.kind === 'domain') {
      addEntry(this.#byDomain, target.domain, entry, place);
      return domainMark + target.domain;
    }
    if (target.kind === 'pattern') {
      this.#patterns.add(target.pattern);
      addEntry(this.#byPattern, target.pattern, entry, place);
      return patternMark + target.pattern;
    }
    this.#algorithms.add(target.algorithm);
    const key = hashedKey(target);
    addEntry(this.#byHash, key.slice(hashMark.length), entry);
    return key;
  }

  addAddress(key: string, entry: SuppressionEntry): void {
    addEntry(this.#byKey, key, entry);
    const alias = aliasKey(key);
    if (alias !== null && alias !== key) addEntry(this.#byAlias, alias, entry);
  }

  addDomain(domain: string, entry: SuppressionEntry): void {
    addEntry(this.#byDomain, domain, entry);
  }

  /** Takes over everything that another version of this table says; soft bounces that both count are the same ones. */
  addAll(other: SuppressionTable): void {
    for (const [key, facts] of other.#byKey) addVersion(this.#byKey, key, facts);
    for (const [key, facts] of other.#byAlias) addVersion(this.#byAlias, key, facts);
    for (const [domain, facts] of other.#byDomain) addVersion(this.#byDomain, domain, facts);
    for (const [pattern, facts] of other.#byPattern) addVersion(this.#byPattern, pattern, facts);
    this.#patterns.addAll(other.#patterns);
    for (const [digest, facts] of other.#byHash) addVersion(this.#byHash, digest, facts);
    for (const algorithm of other.#algorithms) this.#algorithms.add(algorithm);
    if (other.#digests !== null) this.#digests?.addAll(other.#digests);
  }

  /**
   * What this table says and the other does not: per address or whole domain the strongest reason that is missing
   * there. Keys of whole domains start with `@`.
   */
  *missingFrom(
    other: SuppressionTable,
  ): Generator<{ readonly key: string; readonly reason: SuppressionReason }> {
    yield* missing(this.#byKey, other.#byKey, '');
    yield* missing(this.#byDomain, other.#byDomain, domainMark);
    yield* missing(this.#byPattern, other.#byPattern, patternMark);
    yield* missing(this.#byHash, other.#byHash, hashMark);
  }

  /** Reasons on file under a key as `missingFrom` gives it. */
  reasonsUnder(key: string): readonly SuppressionReason[] {
    const facts = [domainMark, patternMark, hashMark].some((mark) => key.startsWith(mark))
      ? (this.#byDomain.get(key.slice(domainMark.length)) ??
        this.#byPattern.get(key.slice(patternMark.length)) ??
        this.#byHash.get(key.slice(hashMark.length)))
      : this.#byKey.get(key);
    return facts === undefined ? [] : reasonsOf(facts);
  }

  /** Distinct addresses, domains, patterns and hashes on file. */
  get size(): number {
    return this.#byKey.size + this.#byDomain.size + this.#byPattern.size + this.#byHash.size;
  }

  /** Whole domains and patterns on file, which cannot be told from a hash. */
  get wide(): number {
    return this.#byDomain.size + this.#byPattern.size;
  }

  /** The kinds of hashes on file. */
  get algorithms(): ReadonlySet<HashAlgorithm> {
    return this.#algorithms;
  }

  /** Whether only addresses and whole domains are on file, none as patterns or hashes. */
  get isPlain(): boolean {
    return this.#byPattern.size + this.#byHash.size === 0;
  }

  /** Whether a whole domain is on file. */
  hasDomain(domain: string): boolean {
    return this.#byDomain.has(domain);
  }

  /** Distinct patterns on file, with each of which every address is compared. */
  get patterns(): number {
    return this.#patterns.size;
  }

  /**
   * What is on file for a recipient: entries of the address, its hashes, its whole domain and of patterns together.
   * `written` is the address as it is written, which bears only on hashes.
   */
  find(key: string, domain: string, written: string = key): SuppressionMatch | undefined {
    if (key.startsWith(hashMark)) return this.#findDigest(key.slice(hashMark.length));
    const plain = this.#byKey.get(key);
    const hashed = this.#byHash.size === 0 ? undefined : this.#findHash(key, domain, written);
    const own = either(plain, hashed?.facts);
    const wide = this.#findWide(key, domain);
    const facts = wide.reduce(either, own);
    return facts && matchOf(facts, { wholeDomain: own === undefined, wide, hashForm: hashed?.form });
  }

  /**
   * What is on file for the address whose match key has this hash, where neither its whole domain nor a pattern nor a hash
   * can be. The same for all addresses of which the same is known.
   */
  findHashed(words: Int32Array): SuppressionMatch | undefined {
    const facts = this.hashed?.byKey.getHashed(words);
    if (facts === undefined) return undefined;
    const known = this.#matches.get(facts);
    if (known !== undefined) return known;
    const match = matchOf(facts, { wholeDomain: false, wide: none, hashForm: undefined });
    this.#matches.set(facts, match);
    return match;
  }

  /**
   * What is on file for other addresses of the same mailbox and not for this one, given what all of them share
   * (`aliasKey`); undefined for nothing.
   */
  findAlias(key: string, alias: string): AliasMatch | undefined {
    const facts = either(alias === key ? undefined : this.#byKey.get(alias), this.#byAlias.get(alias));
    const more = facts === undefined ? 0 : facts.reasons & ~(this.#byKey.get(key)?.reasons ?? 0);
    if (facts === undefined || more === 0) return undefined;
    return { reasons: reasonsOf({ reasons: more }), hardDay: facts.hardDay === noDay ? null : facts.hardDay };
  }

  #findDigest(digest: string): SuppressionMatch | undefined {
    const keys = this.#digests?.keysOf(digest) ?? [];
    const facts = keys.map((key) => this.#byKey.get(key)).reduce(either, this.#byHash.get(digest));
    return facts && matchOf(facts, { wholeDomain: false, wide: none, hashForm: undefined });
  }

  #findWide(key: string, domain: string): readonly SuppressionFacts[] {
    const ofDomain = this.#byDomain.size === 0 ? undefined : this.#byDomain.get(domain);
    const wide = ofDomain === undefined ? none : [ofDomain];
    if (this.#byPattern.size === 0) return wide;
    const ofPatterns = [...this.#patterns.fitting(key)].flatMap(
      (pattern) => this.#byPattern.get(pattern) ?? [],
    );
    return [...wide, ...ofPatterns];
  }

  #findHash(key: string, domain: string, written: string): Hashed {
    let found: Hashed = { facts: undefined, form: undefined };
    if (this.#hash === undefined) return found;
    for (const { form, digest } of hashKeys({ key, domain, written }, this.#algorithms, this.#hash)) {
      const facts = this.#byHash.get(digest);
      if (facts !== undefined) found = { facts: either(found.facts, facts), form: found.form ?? form };
    }
    return found;
  }
}

const none: readonly SuppressionFacts[] = [];

interface Hashed {
  readonly facts: SuppressionFacts | undefined;
  readonly form: HashFormName | undefined;
}

/** How keys of whole domains, patterns and hashes start; no address has a space after its first character. */
const [domainMark, patternMark, hashMark] = ['@', '* ', '# '] as const;

/** The key of a recipient of whom only a hash is known. */
export function hashedKey({ algorithm, digest }: Pick<HashedAddress, 'algorithm' | 'digest'>): string {
  return hashMark + digestKey(algorithm, Buffer.from(digest, 'hex').toString('latin1'));
}
