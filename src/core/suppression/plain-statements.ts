import { AliasBytes, aliasRuleOf } from '../address/alias-bytes.ts';
import { CellCache } from '../list/cell-cache.ts';
import type { SuppressionField } from '../list/column-names.ts';
import { DayCells } from '../list/day-cells.ts';
import type { Columns } from '../list/find-columns.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import type { KeyHasher } from '../matching/key-hasher.ts';
import { PlainAddress } from '../matching/plain-address.ts';
import type { HashedSuppressions, PreparedEntry } from './hashed-suppressions.ts';
import { normalizeScope } from './normalize-scope.ts';
import { parseReason } from './parse-reason.ts';
import { parseCount } from './parse-suppression-row.ts';
import { noDay, type SuppressionEntry } from './suppression-facts.ts';
import type { SuppressionReason } from './suppression-reason.ts';

/** What of a file without a format of its own bears on how its rows are read. */
export interface PlainFile {
  readonly columns: Columns<SuppressionField>;
  readonly reasonOfFile: SuppressionReason | null;
  readonly historyColumn: number;
}

/** Where the statements of plain rows go, and which are in force. */
export interface PlainTarget {
  readonly hasher: KeyHasher;
  readonly asOfDay: DayNumber;
  /** Entries of scopes that count, and those that do not. */
  readonly tables: readonly [counted: HashedSuppressions, others: HashedSuppressions];
  readonly counts: (scope: string) => boolean;
}

/** What `take` gives for a row that only `parseSuppressionRow` can read. */
export const notPlain = -2;

interface Reason extends Pick<SuppressionEntry, 'reason' | 'detail'> {
  /** Entries with this reason, by table, day and count. */
  readonly prepared: Map<number, PreparedEntry>;
}

const mostPrepared = 50_000;
const dayDigits = 2 ** 18;
const asterisk = 0x2a;

/**
 * Reads rows of suppression files from their bytes, where there is nothing to tell of them: a plain address, a known
 * reason, in force, without a history. It understands cells as `parseSuppressionRow` does, by the same functions, each of
 * which is asked once for each different cell.
 */
export class PlainStatements {
  readonly #target: PlainTarget;
  readonly #address: PlainAddress;
  readonly #alias = new AliasBytes();
  readonly #column: ReturnType<typeof columnsOf>;
  readonly #domains = new CellCache(aliasRuleOf);
  readonly #reasons: CellCache<Reason | null>;
  readonly #scopes: CellCache<0 | 1 | null>;
  readonly #days = new DayCells();
  readonly #counts = new CellCache((text) => parseCount(text.trim()));

  constructor(file: PlainFile, target: PlainTarget) {
    this.#target = target;
    this.#address = new PlainAddress(target.hasher);
    this.#column = columnsOf(file);
    this.#reasons = new CellCache((text) => {
      const said = parseReason(text.trim(), '', file.reasonOfFile);
      const isTold = said === 'left-out' || said.unknownReason !== undefined;
      return isTold ? null : { ...said, prepared: new Map() };
    });
    this.#scopes = new CellCache((text) => {
      const scope = text.trim().toLowerCase();
      if (scope === 'domain' || scope === 'pattern') return null;
      return target.counts(normalizeScope(scope)) ? 0 : 1;
    });
  }

  /** Takes the row; gives the day of its entry, `noDay` or `notPlain`. */
  take(record: CsvRecord): number {
    const column = this.#column;
    if (!isEmpty(record, column.status) || !isEmpty(record, column.history)) return notPlain;
    if (!this.#address.read(record, column.email)) return notPlain;
    const { start, at, end } = this.#address;
    const rule = this.#domains.at(record.buffer, at + 1, end);
    const table = this.#scopes.get(record, column.scope);
    const reason = this.#reasons.get(record, column.reason);
    if (table === null || reason === null || this.#isExpired(record)) return notPlain;
    // because `*@domain` is a whole domain
    if (rule === 'whole-domain' || record.buffer[start] === asterisk) return notPlain;
    const day = Math.max(this.#days.get(record, column.created), noDay);
    const entry = this.#prepare(reason, { table, day, count: this.#counts.get(record, column.count) });
    const { hasher, tables } = this.#target;
    tables[table].add(hasher.words, entry);
    const length = rule === 'none' ? 0 : this.#alias.write(record.buffer, [start, at, end], rule);
    if (length > 0) {
      hasher.hashBytes(this.#alias.bytes, 0, length);
      tables[table].addAlias(hasher.words, entry);
    }
    return day;
  }

  #isExpired(record: CsvRecord): boolean {
    const column = this.#column.expires;
    if (isEmpty(record, column)) return false;
    const day = this.#days.get(record, column);
    return day >= 0 && day < this.#target.asOfDay;
  }

  #prepare(reason: Reason, { table, day, count }: Stated): PreparedEntry {
    const { prepared } = reason;
    const name = ((count - 1) * 2 + table) * dayDigits + day + 1;
    const known = prepared.get(name);
    if (known !== undefined) return known;
    if (prepared.size >= mostPrepared) prepared.clear();
    const createdDay = day === noDay ? null : day;
    const entry = this.#target.tables[table].prepare({ ...reason, createdDay, count });
    prepared.set(name, entry);
    return entry;
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
