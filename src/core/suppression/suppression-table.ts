import { aliasKey } from '../address/alias-key.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { KeyHasher } from '../matching/key-hasher.ts';
import type { KeyMap } from '../matching/key-map.ts';
import { recipientKey } from '../recipient-key.ts';
import type { HashFormName } from './hash-forms.ts';
import { digestKey, hashKeys } from './hash-keys.ts';
import { HashedSuppressions } from './hashed-suppressions.ts';
import type { HashAddress, HashAlgorithm } from './parse-hash.ts';
import type { SuppressionTarget } from './parse-target.ts';
import { PatternIndex } from './pattern-index.ts';
import {
  combineFacts,
  type EntryPlace,
  factsOf,
  noDay,
  reasonsOf,
  type SuppressionEntry,
  type SuppressionFacts,
} from './suppression-facts.ts';
import {
  type HardBounceDetail,
  hardBounceDetails,
  type SuppressionReason,
  suppressionReasons,
} from './suppression-reason.ts';

/** All that the suppression files say of one recipient. */
export interface SuppressionMatch {
  /** Strongest first. */
  readonly reasons: readonly SuppressionReason[];
  readonly hardDetail: HardBounceDetail;
  /** Day of the newest hard bounce or `invalid` entry that has a date. */
  readonly hardDay: DayNumber | null;
  readonly softCount: number;
  readonly softDay: DayNumber | null;
  /** True when only an entry for a whole domain, or a pattern, matched. */
  readonly wholeDomain: boolean;
  /** Where the entries for whole domains and patterns stand that match, one each; absent where there is none. */
  readonly places?: readonly EntryPlace[];
  /** The form of the address whose hash is on file; absent when nothing hashed matched. */
  readonly hashForm?: HashFormName;
}

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
  readonly #byHash = new Map<string, SuppressionFacts>();
  readonly #algorithms = new Set<HashAlgorithm>();
  readonly #hash: HashAddress | undefined;

  /** With a hasher the addresses on file are kept as hashes, so that `missingFrom` and `addAll` cannot tell them. */
  constructor(hash?: HashAddress, hasher?: KeyHasher) {
    this.#hash = hash;
    this.hashed = hasher === undefined ? null : new HashedSuppressions(hasher);
    this.#byKey = this.hashed?.byKey ?? new Map();
    this.#byAlias = this.hashed?.byAlias ?? new Map();
  }

  /** Adds an entry for whomever it is about; gives the key under which `missingFrom` names it. */
  add(target: SuppressionTarget, entry: SuppressionEntry, place?: EntryPlace): string {
    if (target.kind === 'address') {
      const { key } = recipientKey(target.address);
      this.addAddress(key, entry);
      return key;
    }
    if (target.kind === 'domain') {
      merge(this.#byDomain, target.domain, entry, place);
      return domainMark + target.domain;
    }
    if (target.kind === 'pattern') {
      this.#patterns.add(target.pattern);
      merge(this.#byPattern, target.pattern, entry, place);
      return patternMark + target.pattern;
    }
    this.#algorithms.add(target.algorithm);
    const key = digestKey(target.algorithm, Buffer.from(target.digest, 'hex').toString('latin1'));
    merge(this.#byHash, key, entry);
    return hashMark + key;
  }

  addAddress(key: string, entry: SuppressionEntry): void {
    merge(this.#byKey, key, entry);
    const alias = aliasKey(key);
    if (alias !== null && alias !== key) merge(this.#byAlias, alias, entry);
  }

  addDomain(domain: string, entry: SuppressionEntry): void {
    merge(this.#byDomain, domain, entry);
  }

  /** Takes over everything that another version of this table says; soft bounces that both count are the same ones. */
  addAll(other: SuppressionTable): void {
    for (const [key, facts] of other.#byKey) unite(this.#byKey, key, facts);
    for (const [key, facts] of other.#byAlias) unite(this.#byAlias, key, facts);
    for (const [domain, facts] of other.#byDomain) unite(this.#byDomain, domain, facts);
    for (const [pattern, facts] of other.#byPattern) unite(this.#byPattern, pattern, facts);
    this.#patterns.addAll(other.#patterns);
    for (const [digest, facts] of other.#byHash) unite(this.#byHash, digest, facts);
    for (const algorithm of other.#algorithms) this.#algorithms.add(algorithm);
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
    const plain = this.#byKey.get(key);
    const hashed = this.#byHash.size === 0 ? undefined : this.#findHash(key, domain, written);
    const own = either(plain, hashed?.facts);
    const wide = this.#findWide(key, domain);
    const facts = wide.reduce(either, own);
    return facts && describe(facts, { wholeDomain: own === undefined, wide, hashForm: hashed?.form });
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

function either(
  a: SuppressionFacts | undefined,
  b: SuppressionFacts | undefined,
): SuppressionFacts | undefined {
  return a === undefined || b === undefined ? (a ?? b) : combineFacts(a, b);
}

function* missing(
  mine: KeyMap<SuppressionFacts>,
  others: KeyMap<SuppressionFacts>,
  prefix: string,
): Generator<{ readonly key: string; readonly reason: SuppressionReason }> {
  for (const [key, facts] of mine) {
    const lost = facts.reasons & ~(others.get(key)?.reasons ?? 0);
    const reason = suppressionReasons.find((_, index) => (lost & (1 << index)) !== 0);
    if (reason !== undefined) yield { key: prefix + key, reason };
  }
}

function merge(
  table: KeyMap<SuppressionFacts>,
  key: string,
  entry: SuppressionEntry,
  place?: EntryPlace,
): void {
  const known = table.get(key);
  const facts = known === undefined ? factsOf(entry) : combineFacts(known, factsOf(entry));
  const first = known?.place ?? place;
  table.set(key, first === undefined ? facts : { ...facts, place: first });
}

function unite(table: KeyMap<SuppressionFacts>, key: string, added: SuppressionFacts): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, added);
  else
    table.set(key, {
      ...known,
      ...combineFacts(known, added),
      softCount: Math.max(known.softCount, added.softCount),
    });
}

interface Matched {
  readonly wholeDomain: boolean;
  /** What is on file for its whole domain, and for patterns that it fits. */
  readonly wide: readonly SuppressionFacts[];
  readonly hashForm: HashFormName | undefined;
}

function describe(facts: SuppressionFacts, { wholeDomain, wide, hashForm }: Matched): SuppressionMatch {
  const places = wide.flatMap(({ place }) => place ?? []);
  return {
    reasons: reasonsOf(facts),
    hardDetail: hardBounceDetails[facts.hardDetail] ?? 'unspecified',
    hardDay: facts.hardDay === noDay ? null : facts.hardDay,
    softCount: facts.softCount,
    softDay: facts.softDay === noDay ? null : facts.softDay,
    wholeDomain,
    ...(places.length === 0 ? {} : { places }),
    ...(hashForm === undefined ? {} : { hashForm }),
  };
}
