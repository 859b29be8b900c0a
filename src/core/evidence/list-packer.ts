import { AliasBytes, aliasRuleOf } from '../address/alias-bytes.ts';
import { CellCache } from '../list/cell-cache.ts';
import type { CsvRecord } from '../list/record.ts';
import type { HashSeed } from '../matching/hash-seed.ts';
import { KeyHasher } from '../matching/key-hasher.ts';
import { PlainAddress } from '../matching/plain-address.ts';
import { rowAt } from '../packed/packed-rows.ts';
import type { PackerNews, RowPacker } from '../packed/row-packer.ts';
import type { EvidenceKind } from '../projection/tally.ts';
import type { ListColumns } from './find-list-columns.ts';
import type { JudgingRules } from './judge-recipient.ts';
import { PackedCells } from './packed-cells.ts';
import { placeholderNames } from './placeholder.ts';
import { RowReader, type RowRules } from './read-row.ts';
import { roleNames } from './role-names.ts';
import { WordFilter } from './word-filter.ts';

/** How rows of a list are packed; `kind` tells it from other packings. */
export interface ListPacking extends RowRules, JudgingRules {
  readonly kind: 'list';
  readonly columns: ListColumns;
  readonly seed: HashSeed;
}

/** The kind of a recipient that nothing is known of but its row; its domain is not looked at. */
export type SaidOfRow = EvidenceKind;

interface PackedDomain {
  /** Its number; -1 where there are too many. */
  readonly number: number;
  readonly rule: ReturnType<typeof aliasRuleOf>;
}

const remarkable = new WordFilter([...roleNames, ...placeholderNames]);
const plus = 0x2b;
/** Domains that are numbered; rows with others are read one by one. */
const mostDomains = 400_000;
const tooMany: PackedDomain = { number: -1, rule: 'none' };

/**
 * Packs rows of which there is nothing to tell unless their address is on file or stood there before: a plain address, a
 * usual name, cells that can be read.
 */
export class ListPacker implements RowPacker<SaidOfRow> {
  readonly #packing: ListPacking;
  readonly #email: number;
  readonly #rows: RowReader;
  readonly #hasher: KeyHasher;
  readonly #address: PlainAddress;
  readonly #alias = new AliasBytes();
  readonly #domains: CellCache<PackedDomain>;
  readonly #cells: PackedCells;
  #numbered = 0;
  #isNoted = false;
  #newDomains: string[] = [];

  constructor(packing: ListPacking) {
    this.#packing = packing;
    this.#email = packing.columns.at.get('email') ?? 0;
    this.#cells = new PackedCells(packing);
    this.#hasher = new KeyHasher(packing.seed);
    this.#address = new PlainAddress(this.#hasher);
    this.#rows = new RowReader(packing.columns, packing, () => {
      this.#isNoted = true;
    });
    this.#domains = new CellCache((text) => this.#number(text.toLowerCase()), {
      most: mostDomains,
      // because rows at one domain have to have one number
      foldsCase: true,
    });
  }

  pack(record: CsvRecord, ints: Int32Array, to: number): boolean {
    const address = this.#address;
    if (record.fieldCount !== this.#packing.columns.count || !address.read(record, this.#email)) return false;
    const { start, at, end } = address;
    if (this.#isRemarkable(record.buffer, start, at)) return false;
    const domain = this.#domains.at(record.buffer, at + 1, end);
    if (domain.number < 0) return false;
    const said = this.#read(record);
    if (said < 0) return false;
    const { words } = this.#hasher;
    for (let word = 0; word < words.length; word += 1) ints[to + rowAt.hash + word] = words[word] ?? 0;
    ints[to + rowAt.address] = start;
    ints[to + rowAt.at] = at;
    ints[to + rowAt.said] = said;
    ints[to + rowAt.domain] = domain.number;
    return this.#packAlias(record, domain.rule, ints, to);
  }

  takeNews(): PackerNews<SaidOfRow> {
    const domains = this.#newDomains;
    this.#newDomains = [];
    return { said: this.#cells.takeNews(), domains };
  }

  #isRemarkable(bytes: Uint8Array, start: number, at: number): boolean {
    let end = start;
    while (end < at && bytes[end] !== plus) end += 1;
    return remarkable.mayHave(bytes, start, end);
  }

  #number(name: string): PackedDomain {
    const rule = aliasRuleOf(name);
    if (this.#numbered === mostDomains || rule === 'whole-domain') return tooMany;
    this.#newDomains.push(name);
    this.#numbered += 1;
    return { number: this.#numbered - 1, rule };
  }

  /** What a row says, as `PackedCells` numbers it; -1 where there is something to tell of it. */
  #read(record: CsvRecord): number {
    this.#isNoted = false;
    const row = this.#rows.read(record);
    if (this.#isNoted || !this.#rows.isSourceWritten) return -1;
    const { verification } = row;
    if (verification !== null && verification !== 'valid') return -1;
    return this.#cells.numberOf(row);
  }

  #packAlias(record: CsvRecord, rule: PackedDomain['rule'], ints: Int32Array, to: number): boolean {
    ints[to + rowAt.hasAlias] = 0;
    if (typeof rule === 'string') return true;
    const { start, at, end } = this.#address;
    const length = this.#alias.write(record.buffer, [start, at, end], rule);
    if (length === 0) return true;
    this.#hasher.hashBytes(this.#alias.bytes, 0, length);
    const { words } = this.#hasher;
    for (let word = 0; word < words.length; word += 1) ints[to + rowAt.alias + word] = words[word] ?? 0;
    ints[to + rowAt.hasAlias] = 1;
    return true;
  }
}
