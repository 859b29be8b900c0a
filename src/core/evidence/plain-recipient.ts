import { AliasBytes, aliasRuleOf } from '../address/alias-bytes.ts';
import type { ParsedAddress } from '../address/parse-address.ts';
import { CellCache } from '../list/cell-cache.ts';
import type { CsvRecord } from '../list/record.ts';
import { HashedNumbers } from '../matching/hashed-numbers.ts';
import type { KeyHasher } from '../matching/key-hasher.ts';
import { PlainAddress } from '../matching/plain-address.ts';
import { type RecipientKey, recipientKey } from '../recipient-key.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import type { DomainBook } from './domain-book.ts';
import type { ListRecipient } from './list-recipient.ts';
import type { ListRules } from './list-rules.ts';
import { placeholderNames } from './placeholder.ts';
import { roleNames } from './role-names.ts';
import { type AddressTold, tellAddress } from './tell-address.ts';
import { WordFilter } from './word-filter.ts';

/** What recipients are looked up in. */
export interface Lookups {
  readonly hasher: KeyHasher;
  readonly domains: DomainBook;
  readonly tables: readonly SuppressionTable[];
  /** By match key and by alias key the line on which it first stood. */
  readonly firstLines: HashedNumbers;
  readonly aliasLines: HashedNumbers;
}

/** Opens what recipients are looked up in; null where the suppressions are not kept by hashes. */
export function openLookups(
  { suppressions, otherScopes }: Pick<ListRules, 'suppressions' | 'otherScopes'>,
  domains: DomainBook,
): Lookups | null {
  const hasher = suppressions.hashed?.hasher;
  if (hasher === undefined) return null;
  const lines = { firstLines: new HashedNumbers(hasher), aliasLines: new HashedNumbers(hasher) };
  return { hasher, domains, tables: [suppressions, otherScopes], ...lines };
}

/** What all addresses of a domain share. */
interface PlainDomain {
  readonly name: string;
  readonly told: AddressTold;
  readonly rule: ReturnType<typeof aliasRuleOf>;
  /** Whether more than the address itself may be on file for it: its whole domain, a pattern, a hash. */
  readonly isWide: boolean;
}

const remarkable = new WordFilter([...roleNames, ...placeholderNames]);
const plus = 0x2b;

/**
 * The recipient of the row that is being read, where its address is plain ASCII: one object for all rows, which makes no
 * text of an address before it is asked for one. What it says of a recipient is what its texts would say.
 */
export class PlainRecipient implements ListRecipient {
  readonly #lookups: Lookups;
  readonly #address: PlainAddress;
  readonly #alias = new AliasBytes();
  readonly #domains: CellCache<PlainDomain>;
  #bytes: Uint8Array = new Uint8Array(0);
  #here: PlainDomain | null = null;
  #texts: RecipientKey | null = null;
  /** The hash of its match key. */
  readonly #own = new Int32Array(3);
  mayHaveOthers = true;

  constructor(lookups: Lookups) {
    this.#lookups = lookups;
    this.#address = new PlainAddress(lookups.hasher);
    this.#domains = new CellCache((text) => this.#look(text));
  }

  get written(): string {
    return textOf(this.#bytes, this.#address.start, this.#address.end);
  }

  get key(): string {
    return this.#all.key;
  }

  get parsed(): ParsedAddress {
    return this.#all.parsed;
  }

  get domain(): string {
    return this.#here?.name ?? this.#all.domain;
  }

  get #all(): RecipientKey {
    this.#texts ??= recipientKey(this.written);
    return this.#texts;
  }

  /** Looks at the address of a row; false where it is not plain. Otherwise `firstLine` has to be asked next. */
  read(record: CsvRecord, column: number): boolean {
    if (!this.#address.read(record, column)) return false;
    this.#bytes = record.buffer;
    this.#texts = null;
    return true;
  }

  /** The line on which the recipient first stood; -1 where that is this one, and what is known of it is looked up. */
  firstLine(line: number): number {
    const { hasher, firstLines } = this.#lookups;
    const first = firstLines.addHashed(hasher.words, line);
    if (first >= 0) return first;
    const here = this.#domains.at(this.#bytes, this.#address.at + 1, this.#address.end);
    this.#here = here;
    // because the alias key is hashed next
    this.#own.set(hasher.words);
    this.mayHaveOthers = here.rule !== 'none' && this.#findOthers(here.rule, line);
    return -1;
  }

  findIn(table: SuppressionTable): SuppressionMatch | undefined {
    const isByHash = this.#here !== null && !this.#here.isWide && table.hashed !== null;
    return isByHash ? table.findHashed(this.#own) : table.find(this.key, this.domain, this.written);
  }

  tell(): AddressTold {
    const { start, at } = this.#address;
    let end = start;
    while (end < at && this.#bytes[end] !== plus) end += 1;
    const isRemarkable = this.#here === null || remarkable.mayHave(this.#bytes, start, end);
    return isRemarkable || this.#here === null
      ? tellAddress(this.#all, this.#lookups.domains)
      : this.#here.told;
  }

  #findOthers(rule: PlainDomain['rule'], line: number): boolean {
    if (rule === 'whole-domain' || rule === 'none') return true;
    const { hasher, firstLines, aliasLines, tables } = this.#lookups;
    const { start, at, end } = this.#address;
    const length = this.#alias.write(this.#bytes, [start, at, end], rule);
    if (length > 0) hasher.hashBytes(this.#alias.bytes, 0, length);
    const { words } = hasher;
    const isKnown = aliasLines.getHashed(words) >= 0 || (length > 0 && firstLines.getHashed(words) >= 0);
    if (isKnown || tables[0]?.hashed?.hasAlias(words) !== false) return true;
    if (length > 0) aliasLines.addHashed(words, line);
    return false;
  }

  #look(text: string): PlainDomain {
    const { domains, tables } = this.#lookups;
    const name = text.toLowerCase();
    const isWide = tables.some((table) => !table.isPlain || table.hasDomain(name));
    const told = { facts: domains.factsOf(name), role: null, placeholder: false, needsUtf8: false };
    return { name, told, rule: aliasRuleOf(name), isWide };
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}
