import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import { rowAt, rowInts, rowsTogether, toBeRead } from '../packed/packed-rows.ts';
import type { PackedPiece, PackerNews, ReadRow } from '../packed/row-packer.ts';
import type { RowPacking } from '../packed/row-packing.ts';
import type { RecipientShare } from '../shard/recipient-share.ts';
import { RowShare } from '../shard/row-share.ts';
import type { HashedSuppressions, PreparedEntry } from './hashed-suppressions.ts';
import {
  type PlainFile,
  type SaidOfStatement,
  StatementPacker,
  type StatementPacking,
} from './statement-packer.ts';
import { noDay } from './suppression-facts.ts';

/** Where the statements of plain rows go, and which are in force. */
export interface PlainTarget extends Pick<StatementPacking, 'seed' | 'asOfDay' | 'scopes'> {
  /** Entries of scopes that count, and those that do not. */
  readonly tables: readonly [counted: HashedSuppressions, others: HashedSuppressions];
  /** The part of a check whose addresses are kept; null for all. */
  readonly share: RecipientShare | null;
}

const groupInts = rowsTogether * rowInts;

/** What rows of one number state, ready to be added for each of them. */
interface Prepared {
  readonly table: HashedSuppressions;
  readonly entry: PreparedEntry;
  readonly day: DayNumber;
  /** Whether a row said it, not one that was read in vain. */
  isUsed: boolean;
}

/** Takes the statements of rows of one file of which there is nothing to tell. */
export class PlainStatements {
  /** Rows that were taken. */
  entries = 0;
  /** The days of their statements. */
  readonly days = new Set<DayNumber>();
  readonly #target: PlainTarget;
  readonly #job: StatementPacking;
  readonly #email: number;
  readonly #rows: RowShare | null;
  readonly #packer: StatementPacker;
  readonly #ints = new Int32Array(rowInts);
  readonly #prepared: Prepared[][] = [];

  constructor(file: PlainFile, target: PlainTarget) {
    const { seed, asOfDay, scopes, share } = target;
    this.#target = target;
    this.#job = { kind: 'statements', file, seed, asOfDay, scopes };
    this.#email = file.columns.at.get('email') ?? -1;
    this.#rows = share === null ? null : new RowShare(share);
    this.#packer = new StatementPacker(this.#job);
  }

  /** How rows of the file are packed; null where that does not show which of them are to be taken. */
  get packing(): RowPacking<SaidOfStatement> | null {
    if (this.#rows !== null) return null;
    const job = this.#job;
    const makePacker = () => new StatementPacker(job);
    const take = (piece: PackedPiece<SaidOfStatement>, readRow: ReadRow) => this.#takePacked(piece, readRow);
    return { job, makePacker, take, expect: (rows) => this.#target.tables[0].reserve(rows) };
  }

  /** Takes a row; false where there is something to tell of it. */
  take(record: CsvRecord): boolean {
    const ints = this.#ints;
    if (!this.#packer.pack(record, ints, 0)) return false;
    const prepared = this.#learn(0, this.#packer.takeNews());
    const isOurs = this.#rows?.isOurs(record, this.#email) !== false;
    this.#take(ints, 0, prepared, isOurs);
    return true;
  }

  #takePacked({ rows, news, packer }: PackedPiece<SaidOfStatement>, readRow: ReadRow): undefined | 'stop' {
    // because the first is the one of `take`
    const prepared = this.#learn(packer + 1, news);
    const { ints } = rows;
    const end = rows.count * rowInts;
    for (let from = 0; from < end; from += rowInts) {
      if (from % groupInts === 0) this.#visit(ints, from, Math.min(end, from + groupInts));
      if (ints[from + rowAt.said] !== toBeRead) this.#take(ints, from, prepared, true);
      else if (readRow(from) === 'stop') return 'stop';
    }
    return undefined;
  }

  #learn(packer: number, { said }: PackerNews<SaidOfStatement>): Prepared[] {
    const prepared = this.#prepared[packer] ?? [];
    this.#prepared[packer] = prepared;
    for (const { table, entry } of said) {
      const into = this.#target.tables[table];
      prepared.push({
        table: into,
        entry: into.prepare(entry),
        day: entry.createdDay ?? noDay,
        isUsed: false,
      });
    }
    return prepared;
  }

  // because lookups that do not wait for each other take the time of one
  #visit(ints: Int32Array, start: number, end: number): void {
    this.#target.tables[0].visit(ints, [start, end], rowInts);
  }

  #use(said: Prepared): void {
    said.isUsed = true;
    if (said.day !== noDay) this.days.add(said.day);
  }

  #take(ints: Int32Array, from: number, prepared: readonly Prepared[], isOurs: boolean): void {
    const said = prepared[ints[from + rowAt.said] ?? 0];
    if (said === undefined) throw new RangeError('no packer told of what a row says');
    this.entries += 1;
    if (!said.isUsed) this.#use(said);
    if (!isOurs) return;
    said.table.add(ints, from + rowAt.hash, said.entry);
    if (ints[from + rowAt.hasAlias] === 1) said.table.addAlias(ints, from + rowAt.alias, said.entry);
  }
}
