import type { DayNumber } from '../list/parse-day.ts';
import { recipientKey } from '../recipient-key.ts';
import type { HashFormName } from './hash-forms.ts';
import { digestKey, hashKeys } from './hash-keys.ts';
import type { HashAddress, HashAlgorithm } from './parse-hash.ts';
import type { SuppressionTarget } from './parse-target.ts';
import { PatternIndex } from './pattern-index.ts';
import {
  type HardBounceDetail,
  hardBounceDetails,
  type SuppressionReason,
  suppressionReasons,
} from './suppression-reason.ts';

/** One suppression in force, as a file states it. */
export interface SuppressionEntry {
  readonly reason: SuppressionReason;
  /** Only for hard bounces. */
  readonly detail: HardBounceDetail;
  readonly createdDay: DayNumber | null;
  /** Soft bounces this entry stands for; 1 where the file gives no count. */
  readonly count: number;
}

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
  /** The form of the address whose hash is on file; absent when nothing hashed matched. */
  readonly hashForm?: HashFormName;
}

interface Facts {
  reasons: number;
  hardDetail: number;
  hardDay: DayNumber;
  softCount: number;
  softDay: DayNumber;
}

const noDay = -1;
const bitOf = new Map(suppressionReasons.map((reason, index) => [reason, 1 << index] as const));

/**
 * The suppressions in force: by match key, by whole domain, by pattern, and by hash, for which it needs a hash function.
 * Order of adding does not matter.
 */
export class SuppressionTable {
  readonly #byKey = new Map<string, Facts>();
  readonly #byDomain = new Map<string, Facts>();
  readonly #byPattern = new Map<string, Facts>();
  readonly #patterns = new PatternIndex();
  readonly #byHash = new Map<string, Facts>();
  readonly #algorithms = new Set<HashAlgorithm>();
  readonly #hash: HashAddress | undefined;

  constructor(hash?: HashAddress) {
    this.#hash = hash;
  }

  /** Adds an entry for whomever it is about; gives the key under which `missingFrom` names it. */
  add(target: SuppressionTarget, entry: SuppressionEntry): string {
    if (target.kind === 'address') {
      const { key } = recipientKey(target.address);
      this.addAddress(key, entry);
      return key;
    }
    if (target.kind === 'domain') {
      this.addDomain(target.domain, entry);
      return domainMark + target.domain;
    }
    if (target.kind === 'pattern') {
      this.#patterns.add(target.pattern);
      merge(this.#byPattern, target.pattern, entry);
      return patternMark + target.pattern;
    }
    this.#algorithms.add(target.algorithm);
    const key = digestKey(target.algorithm, Buffer.from(target.digest, 'hex').toString('latin1'));
    merge(this.#byHash, key, entry);
    return hashMark + key;
  }

  addAddress(key: string, entry: SuppressionEntry): void {
    merge(this.#byKey, key, entry);
  }

  addDomain(domain: string, entry: SuppressionEntry): void {
    merge(this.#byDomain, domain, entry);
  }

  /** Takes over everything that another version of this table says; soft bounces that both count are the same ones. */
  addAll(other: SuppressionTable): void {
    for (const [key, facts] of other.#byKey) unite(this.#byKey, key, facts);
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
    let wide = this.#byDomain.size === 0 ? undefined : this.#byDomain.get(domain);
    if (this.#byPattern.size > 0) wide = this.#findPatterns(key, wide);
    const facts = either(own, wide);
    return facts && describe(facts, own === undefined, hashed?.form);
  }

  #findPatterns(key: string, known: Facts | undefined): Facts | undefined {
    let found = known;
    for (const pattern of this.#patterns.fitting(key)) found = either(found, this.#byPattern.get(pattern));
    return found;
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

interface Hashed {
  readonly facts: Facts | undefined;
  readonly form: HashFormName | undefined;
}

/** How keys of whole domains, patterns and hashes start; no address has a space after its first character. */
const [domainMark, patternMark, hashMark] = ['@', '* ', '# '] as const;

function either(a: Facts | undefined, b: Facts | undefined): Facts | undefined {
  return a === undefined || b === undefined ? (a ?? b) : combine(a, b);
}

function* missing(
  mine: ReadonlyMap<string, Facts>,
  others: ReadonlyMap<string, Facts>,
  prefix: string,
): Generator<{ readonly key: string; readonly reason: SuppressionReason }> {
  for (const [key, facts] of mine) {
    const lost = facts.reasons & ~(others.get(key)?.reasons ?? 0);
    const reason = suppressionReasons.find((_, index) => (lost & (1 << index)) !== 0);
    if (reason !== undefined) yield { key: prefix + key, reason };
  }
}

function merge(table: Map<string, Facts>, key: string, entry: SuppressionEntry): void {
  join(table, key, factsOf(entry));
}

function join(table: Map<string, Facts>, key: string, added: Facts): void {
  const known = table.get(key);
  table.set(key, known === undefined ? added : combine(known, added));
}

function unite(table: Map<string, Facts>, key: string, added: Facts): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, added);
  else table.set(key, { ...combine(known, added), softCount: Math.max(known.softCount, added.softCount) });
}

function factsOf(entry: SuppressionEntry): Facts {
  const hard = entry.reason === 'hard-bounce';
  const soft = entry.reason === 'soft-bounce';
  const day = entry.createdDay ?? noDay;
  return {
    reasons: bitOf.get(entry.reason) ?? 0,
    hardDetail: hard ? hardBounceDetails.indexOf(entry.detail) : hardBounceDetails.length,
    hardDay: hard || entry.reason === 'invalid' ? day : noDay,
    softCount: soft ? entry.count : 0,
    softDay: soft ? day : noDay,
  };
}

// because the lowest detail index is the strongest evidence, min() makes the order of files irrelevant
function combine(a: Facts, b: Facts): Facts {
  return {
    reasons: a.reasons | b.reasons,
    hardDetail: Math.min(a.hardDetail, b.hardDetail),
    hardDay: Math.max(a.hardDay, b.hardDay),
    softCount: Math.min(a.softCount + b.softCount, 1000),
    softDay: Math.max(a.softDay, b.softDay),
  };
}

function reasonsOf(facts: Facts): readonly SuppressionReason[] {
  return suppressionReasons.filter((_, index) => (facts.reasons & (1 << index)) !== 0);
}

function describe(facts: Facts, wholeDomain: boolean, hashForm: HashFormName | undefined): SuppressionMatch {
  return {
    reasons: reasonsOf(facts),
    hardDetail: hardBounceDetails[facts.hardDetail] ?? 'unspecified',
    hardDay: facts.hardDay === noDay ? null : facts.hardDay,
    softCount: facts.softCount,
    softDay: facts.softDay === noDay ? null : facts.softDay,
    wholeDomain,
    ...(hashForm === undefined ? {} : { hashForm }),
  };
}
