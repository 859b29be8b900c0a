import type { FindingCode, MessageArgs } from '../finding.ts';
import type { ListField } from '../list/column-names.ts';
import type { Columns } from '../list/find-columns.ts';
import { type DayNumber, parseDay } from '../list/parse-day.ts';
import type { CsvRecord } from '../list/record.ts';
import { showable } from '../showable.ts';
import { type EntryKind, entryKinds } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { parseVerification } from './verification.ts';

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

/** More distinct source values than this are counted together as `other`. */
const maxSources = 10_000;
const maxCachedDates = 50_000;

/**
 * Reads the optional columns of rows, one file at a time. It remembers dates and sources it has seen, because a list
 * repeats few of them many times; both memories are bounded.
 */
export class RowReader {
  readonly #columns: Columns<ListField>;
  readonly #rules: RowRules;
  readonly #note: NoteRow;
  readonly #days = new Map<string, DayNumber | null>();
  readonly #sources = new Map<string, { readonly label: string; readonly kind: EntryKind | null }>();

  constructor(columns: Columns<ListField>, rules: RowRules, note: NoteRow) {
    this.#columns = columns;
    this.#rules = rules;
    this.#note = note;
  }

  read(record: CsvRecord): RowEvidence {
    const source = this.#source(this.#cell(record, 'source'));
    const optIn = this.#optIn(record);
    return {
      source: source.label,
      entryKind: entryKindOf(source.kind, optIn),
      deliveredDay: this.#day(record, 'last-delivered-at'),
      engagedDay: this.#day(record, 'last-engaged-at'),
      verifiedDay: this.#day(record, 'verified-at'),
      verification: this.#verification(record),
      optedInDay: this.#day(record, 'opted-in-at'),
      doubleOptIn: (optIn ?? source.kind) === 'double-opt-in',
      createdDay: this.#day(record, 'created-at'),
      softBounces: this.#count(record, 'soft-bounces'),
      lastSoftBounceDay: this.#day(record, 'last-soft-bounce-at'),
    };
  }

  #cell(record: CsvRecord, field: ListField): string {
    const index = this.#columns.at.get(field);
    return index === undefined ? '' : record.field(index).trim();
  }

  #day(record: CsvRecord, field: ListField): DayNumber | null {
    const cell = this.#cell(record, field);
    if (cell === '') return null;
    const known = this.#days.get(cell);
    const day = known === undefined ? parseDay(cell) : known;
    if (known === undefined && this.#days.size < maxCachedDates) this.#days.set(cell, day);
    if (day === null) {
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

  #count(record: CsvRecord, field: ListField): number {
    const cell = this.#cell(record, field);
    if (cell === '') return 0;
    if (/^\d{1,6}$/.test(cell)) return Math.min(Number(cell), 100);
    this.#note('unknown-value', { field });
    return 0;
  }

  #verification(record: CsvRecord): Evidence['verification'] {
    const cell = this.#cell(record, 'verification');
    if (cell === '') return null;
    const result = parseVerification(cell);
    if (result !== null) return result;
    this.#note('unknown-value', { field: 'verification' });
    return 'unknown';
  }

  #optIn(record: CsvRecord): OptIn | null {
    const cell = this.#cell(record, 'opt-in');
    if (/^(double|doi|confirmed|yes double)/i.test(cell)) return 'double-opt-in';
    if (/^(single|soi)/i.test(cell)) return 'single-opt-in';
    if (cell !== '') this.#note('unknown-value', { field: 'opt-in' });
    return null;
  }

  #source(cell: string): { readonly label: string; readonly kind: EntryKind | null } {
    const known = this.#sources.get(cell);
    if (known !== undefined) return known;
    const word = cell.toLowerCase();
    const kind = this.#rules.sources.get(word) ?? entryKinds.find((entryKind) => entryKind === word) ?? null;
    const source = { label: showable(cell), kind };
    if (this.#sources.size >= maxSources) return { label: 'other', kind };
    this.#sources.set(cell, source);
    return source;
  }
}

// because what the row itself says of its opt-in is nearer than what the policy says of its whole source
function entryKindOf(kind: EntryKind | null, optIn: OptIn | null): EntryKind {
  const optInKind =
    kind === null || kind === 'unknown' || kind === 'single-opt-in' || kind === 'double-opt-in';
  if (optInKind && optIn !== null) return optIn;
  return kind ?? 'unknown';
}
