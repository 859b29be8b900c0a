import type { FindingCode, MessageArgs } from '../finding.ts';
import { CellCache } from '../list/cell-cache.ts';
import type { ListField } from '../list/column-names.ts';
import { DayCells, noDate, unreadableDate } from '../list/day-cells.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import { showable } from '../showable.ts';
import { type EntryKind, entryKinds } from './cause.ts';
import type { Evidence } from './evidence.ts';
import type { ListColumns } from './find-list-columns.ts';
import { parseVerification } from './verification.ts';
import { RowVerification } from './verifiers/row-verification.ts';

/** What the optional columns of one row say. */
export type RowEvidence = Pick<
  Evidence,
  | 'source'
  | 'entryKind'
  | 'deliveredDay'
  | 'engagedDay'
  | 'verifiedDay'
  | 'verification'
  | 'optedInDay'
  | 'doubleOptIn'
  | 'createdDay'
  | 'softBounces'
  | 'lastSoftBounceDay'
>;

/** Reports something about the row being read. */
export type NoteRow = (code: FindingCode, args: MessageArgs) => void;

/** What decides how the optional columns are read. */
export interface RowRules {
  readonly asOfDay: DayNumber;
  /** Source value, lower case, to its kind. */
  readonly sources: ReadonlyMap<string, EntryKind>;
}

type OptIn = 'double-opt-in' | 'single-opt-in';

interface Source {
  readonly label: string;
  readonly kind: EntryKind | null;
  /** Whether the label is the cell as it is written, so that it stands for no other cell. */
  readonly isWritten: boolean;
}

/** More distinct source values than this are counted together as `other`. */
const maxSources = 10_000;
/** What a cell says that cannot be read. */
const unreadable = -1;

/** Reads the optional columns of rows, one file at a time; each different cell is understood once. */
export class RowReader {
  /** Whether the source of the row that was read last is counted under its own text. */
  isSourceWritten = true;
  readonly #rules: RowRules;
  readonly #note: NoteRow;
  readonly #at: ReturnType<typeof placesOf>;
  readonly #labels = new Map<string, Source>();
  readonly #sources = new CellCache((text) => this.#source(text.trim()));
  readonly #days = new DayCells();
  readonly #counts = new CellCache(countOf);
  readonly #optIns = new CellCache(optInOf);
  readonly #verifications = new CellCache(verificationOf);

  /** Null where nothing but a word tells the result. */
  readonly #verifier: RowVerification | null;
  readonly #isWeak: boolean;

  constructor(columns: ListColumns, rules: RowRules, note: NoteRow) {
    this.#at = placesOf(columns);
    const { verifier } = columns;
    // because a table of anybody's own has one column, whose cells are understood once
    this.#verifier = !verifier || verifier.format === 'table' ? null : new RowVerification(verifier);
    this.#isWeak = verifier?.isWeak ?? false;
    this.#rules = rules;
    this.#note = note;
  }

  read(record: CsvRecord): RowEvidence {
    const source = this.#sources.get(record, this.#at.source);
    this.isSourceWritten = source.isWritten;
    const optIn = this.#optIn(record);
    const verification = this.#verification(record);
    // because a row that the service left out was not found valid on the day of the others
    const isLeftOut = verification === null && this.#verifier !== null;
    return {
      source: source.label,
      entryKind: entryKindOf(source.kind, optIn),
      deliveredDay: this.#day(record, this.#at.delivered, 'last-delivered-at'),
      engagedDay: this.#day(record, this.#at.engaged, 'last-engaged-at'),
      verifiedDay: isLeftOut ? null : this.#day(record, this.#at.verified, 'verified-at'),
      verification,
      optedInDay: this.#day(record, this.#at.optedIn, 'opted-in-at'),
      doubleOptIn: (optIn ?? source.kind) === 'double-opt-in',
      createdDay: this.#day(record, this.#at.created, 'created-at'),
      softBounces: this.#count(record, this.#at.softBounces, 'soft-bounces'),
      lastSoftBounceDay: this.#day(record, this.#at.lastSoftBounce, 'last-soft-bounce-at'),
    };
  }

  /** Passes over a row that is read elsewhere, or was before: its source is one of those that are told apart. */
  pass(record: CsvRecord): void {
    this.#sources.get(record, this.#at.source);
  }

  /** The label that rows of a source are counted under, given its text; it is known from here on. */
  labelOf(source: string): string {
    return this.#source(source).label;
  }

  #day(record: CsvRecord, column: number, field: ListField): DayNumber | null {
    if (column < 0) return null;
    const day = this.#days.get(record, column);
    if (day === noDate) return null;
    if (day === unreadableDate) {
      this.#note('unreadable-date', { field });
      return null;
    }
    // because clocks of zones ahead of UTC may already show tomorrow
    if (day > this.#rules.asOfDay + 1) {
      this.#note('future-date', { field });
      return null;
    }
    return Math.min(day, this.#rules.asOfDay);
  }

  #count(record: CsvRecord, column: number, field: ListField): number {
    if (column < 0) return 0;
    const count = this.#counts.get(record, column);
    if (count === unreadable) this.#note('unknown-value', { field });
    return Math.max(count, 0);
  }

  #verification(record: CsvRecord): Evidence['verification'] {
    const column = this.#at.verification;
    if (column < 0) return null;
    const said = this.#verifier?.read(record) ?? this.#verifications.get(record, column);
    if (said === 'nothing') return null;
    if (said !== unreadable && said !== 'not-known') return said;
    this.#note('unknown-value', { field: 'verification' });
    return this.#isWeak ? null : 'unknown';
  }

  #optIn(record: CsvRecord): OptIn | null {
    const column = this.#at.optIn;
    if (column < 0) return null;
    const said = this.#optIns.get(record, column);
    if (said !== unreadable) return said;
    this.#note('unknown-value', { field: 'opt-in' });
    return null;
  }

  #source(cell: string): Source {
    const known = this.#labels.get(cell);
    if (known !== undefined) return known;
    const word = cell.toLowerCase();
    const kind = this.#rules.sources.get(word) ?? entryKinds.find((entryKind) => entryKind === word) ?? null;
    if (this.#labels.size >= maxSources) return { label: 'other', kind, isWritten: false };
    const label = showable(cell);
    const source = { label, kind, isWritten: label === cell };
    this.#labels.set(cell, source);
    return source;
  }
}

/** Where the optional columns stand; -1 for those that the list has not. */
function placesOf({ at }: ListColumns) {
  const placeOf = (field: ListField): number => at.get(field) ?? -1;
  return {
    source: placeOf('source'),
    optIn: placeOf('opt-in'),
    delivered: placeOf('last-delivered-at'),
    engaged: placeOf('last-engaged-at'),
    verification: placeOf('verification'),
    verified: placeOf('verified-at'),
    optedIn: placeOf('opted-in-at'),
    created: placeOf('created-at'),
    softBounces: placeOf('soft-bounces'),
    lastSoftBounce: placeOf('last-soft-bounce-at'),
  };
}

function countOf(text: string): number {
  const cell = text.trim();
  if (cell === '') return 0;
  return /^\d{1,6}$/.test(cell) ? Math.min(Number(cell), 100) : unreadable;
}

function optInOf(text: string): OptIn | null | typeof unreadable {
  const cell = text.trim();
  if (/^(double|doi|confirmed|yes double)/i.test(cell)) return 'double-opt-in';
  if (/^(single|soi)/i.test(cell)) return 'single-opt-in';
  return cell === '' ? null : unreadable;
}

function verificationOf(text: string): Evidence['verification'] | typeof unreadable {
  const cell = text.trim();
  return cell === '' ? null : (parseVerification(cell) ?? unreadable);
}

// because what the row itself says of its opt-in is nearer than what the policy says of its whole source
function entryKindOf(kind: EntryKind | null, optIn: OptIn | null): EntryKind {
  const optInKind =
    kind === null || kind === 'unknown' || kind === 'single-opt-in' || kind === 'double-opt-in';
  if (optInKind && optIn !== null) return optIn;
  return kind ?? 'unknown';
}
