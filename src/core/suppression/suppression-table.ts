import type { DayNumber } from '../list/parse-day.ts';
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
  /** True when only a whole-domain entry matched. */
  readonly wholeDomain: boolean;
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

/** The suppressions in force, by match key and by whole domain. Order of adding does not matter. */
export class SuppressionTable {
  readonly #byKey = new Map<string, Facts>();
  readonly #byDomain = new Map<string, Facts>();

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
  }

  /**
   * What this table says and the other does not: per address or whole domain the strongest reason that is missing
   * there. Keys of whole domains start with `@`.
   */
  *missingFrom(
    other: SuppressionTable,
  ): Generator<{ readonly key: string; readonly reason: SuppressionReason }> {
    yield* missing(this.#byKey, other.#byKey, '');
    yield* missing(this.#byDomain, other.#byDomain, '@');
  }

  /** Distinct addresses and domains on file. */
  get size(): number {
    return this.#byKey.size + this.#byDomain.size;
  }

  /** What is on file for a recipient: entries of the address and of its whole domain together. */
  find(key: string, domain: string): SuppressionMatch | undefined {
    const own = this.#byKey.get(key);
    const ofDomain = this.#byDomain.size === 0 ? undefined : this.#byDomain.get(domain);
    if (own === undefined && ofDomain === undefined) return undefined;
    const facts = own === undefined || ofDomain === undefined ? (own ?? ofDomain) : combine(own, ofDomain);
    return facts && describe(facts, own === undefined);
  }
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

function describe(facts: Facts, wholeDomain: boolean): SuppressionMatch {
  return {
    reasons: suppressionReasons.filter((_, index) => (facts.reasons & (1 << index)) !== 0),
    hardDetail: hardBounceDetails[facts.hardDetail] ?? 'unspecified',
    hardDay: facts.hardDay === noDay ? null : facts.hardDay,
    softCount: facts.softCount,
    softDay: facts.softDay === noDay ? null : facts.softDay,
    wholeDomain,
  };
}
