import { AliasBytes, aliasRuleOf } from '../address/alias-bytes.ts';
import { CellCache } from '../list/cell-cache.ts';
import type { SuppressionField } from '../list/column-names.ts';
import { DayCells, unreadableDate } from '../list/day-cells.ts';
import type { Columns } from '../list/find-columns.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import type { HashSeed } from '../matching/hash-seed.ts';
import { KeyHasher } from '../matching/key-hasher.ts';
import { PlainAddress } from '../matching/plain-address.ts';
import { rowAt } from '../packed/packed-rows.ts';
import type { PackerNews, RowPacker } from '../packed/row-packer.ts';
import { normalizeScope } from './normalize-scope.ts';
import { parseReason } from './parse-reason.ts';
import { parseCount } from './parse-suppression-row.ts';
import { scopeCounts } from './scope-counts.ts';
import { noDay, type SuppressionEntry } from './suppression-facts.ts';
import type { SuppressionReason } from './suppression-reason.ts';

/** What of a file without a format of its own bears on how its rows are read. */
export interface PlainFile {
  readonly columns: Columns<SuppressionField>;
  readonly reasonOfFile: SuppressionReason | null;
  readonly historyColumn: number;
  /** Cells of a row that are read; a row that fills more is not packed. */
  readonly width: number;
}

/** How rows of a suppression file are packed; `kind` tells it from other packings. */
export interface StatementPacking {
  readonly kind: 'statements';
  readonly file: PlainFile;
  readonly seed: HashSeed;
  readonly asOfDay: DayNumber;
  /** Scopes whose entries count, normalized. */
  readonly scopes: ReadonlySet<string>;
}

/** What a row says of its address. */
export interface SaidOfStatement {
  /** 0 where its scope counts, else 1. */
  readonly table: 0 | 1;
  readonly entry: SuppressionEntry;
}

interface Reason extends Pick<SuppressionEntry, 'reason' | 'detail'> {
  /** Numbers of what rows with this reason say, by table, day and count. */
  readonly numbers: Map<number, number>;
}

/** Different things that rows say, which are numbered; rows that say others are read one by one. */
const mostSaid = 200_000;
const dayDigits = 2 ** 18;
const asterisk = 0x2a;

/**
 * Packs rows of suppression files where there is nothing to tell of them: a plain address, a known reason, in force, without
 * a history. It understands cells as `parseSuppressionRow` does, by the same functions, each of which is asked once for
 * each different cell.
 */
export class StatementPacker implements RowPacker<SaidOfStatement> {
  readonly #packing: StatementPacking;
  readonly #hasher: KeyHasher;
  readonly #address: PlainAddress;
  readonly #alias = new AliasBytes();
  readonly #column: ReturnType<typeof columnsOf>;
  readonly #domains = new CellCache(aliasRuleOf);
  readonly #reasons: CellCache<Reason | null>;
  readonly #scopes: CellCache<0 | 1 | null>;
  readonly #days = new DayCells();
  readonly #counts = new CellCache((text) => parseCount(text.trim()));
  #numbered = 0;
  #news: SaidOfStatement[] = [];

  constructor(packing: StatementPacking) {
    this.#packing = packing;
    this.#hasher = new KeyHasher(packing.seed);
    this.#address = new PlainAddress(this.#hasher);
    this.#column = columnsOf(packing.file);
    this.#reasons = new CellCache((text) => {
      const said = parseReason(text.trim(), '', packing.file.reasonOfFile);
      const isTold = said === 'left-out' || said.unknownReason !== undefined;
      return isTold ? null : { ...said, numbers: new Map() };
    });
    this.#scopes = new CellCache((text) => {
      const scope = text.trim().toLowerCase();
      if (scope === 'domain' || scope === 'pattern') return null;
      return scopeCounts(normalizeScope(scope), packing.scopes) ? 0 : 1;
    });
  }

  pack(record: CsvRecord, ints: Int32Array, to: number): boolean {
    const column = this.#column;
    if (record.fieldCount > this.#packing.file.width) return false;
    if (!isEmpty(record, column.status) || !isEmpty(record, column.history)) return false;
    if (!this.#address.read(record, column.email)) return false;
    const { start, at, end } = this.#address;
    const rule = this.#domains.at(record.buffer, at + 1, end);
    // because `*@domain` is a whole domain
    if (rule === 'whole-domain' || record.buffer[start] === asterisk) return false;
    const said = this.#read(record);
    if (said < 0) return false;
    const { words } = this.#hasher;
    for (let word = 0; word < words.length; word += 1) ints[to + rowAt.hash + word] = words[word] ?? 0;
    ints[to + rowAt.said] = said;
    ints[to + rowAt.hasAlias] = 0;
    const length = rule === 'none' ? 0 : this.#alias.write(record.buffer, [start, at, end], rule);
    if (length === 0) return true;
    this.#hasher.hashBytes(this.#alias.bytes, 0, length);
    for (let word = 0; word < words.length; word += 1) ints[to + rowAt.alias + word] = words[word] ?? 0;
    ints[to + rowAt.hasAlias] = 1;
    return true;
  }

  takeNews(): PackerNews<SaidOfStatement> {
    const said = this.#news;
    this.#news = [];
    return { said, domains: [] };
  }

  /** The number of what a row says; -1 where there is something to tell of it. */
  #read(record: CsvRecord): number {
    const column = this.#column;
    const table = this.#scopes.get(record, column.scope);
    const reason = this.#reasons.get(record, column.reason);
    if (table === null || reason === null) return -1;
    const created = this.#days.get(record, column.created);
    // because a date that is not known is told
    if (created === unreadableDate || !this.#isInForce(record)) return -1;
    return this.#number(reason, {
      table,
      day: Math.max(created, noDay),
      count: this.#counts.get(record, column.count),
    });
  }

  #isInForce(record: CsvRecord): boolean {
    const column = this.#column.expires;
    if (isEmpty(record, column)) return true;
    const day = this.#days.get(record, column);
    return day !== unreadableDate && (day < 0 || day >= this.#packing.asOfDay);
  }

  #number(reason: Reason, { table, day, count }: Stated): number {
    const { numbers } = reason;
    const name = ((count - 1) * 2 + table) * dayDigits + day + 1;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    if (this.#numbered >= mostSaid) return -1;
    const createdDay = day === noDay ? null : day;
    this.#news.push({ table, entry: { reason: reason.reason, detail: reason.detail, createdDay, count } });
    numbers.set(name, this.#numbered);
    this.#numbered += 1;
    return this.#numbered - 1;
  }
}

interface Stated {
  readonly table: 0 | 1;
  readonly day: DayNumber;
  readonly count: number;
}

function columnsOf({ columns, historyColumn }: PlainFile) {
  const at = (field: SuppressionField): number => columns.at.get(field) ?? -1;
  return {
    email: at('email'),
    reason: at('reason'),
    status: at('status'),
    scope: at('scope'),
    created: at('created-at'),
    expires: at('expires-at'),
    count: at('count'),
    history: historyColumn,
  };
}

function isEmpty(record: CsvRecord, column: number): boolean {
  return record.fieldStart(column) === record.fieldEnd(column);
}
