import { cleanAddress } from '../../address/clean-address.ts';
import type { DayNumber } from '../../list/parse-day.ts';
import { recipientKey } from '../../recipient-key.ts';
import { lastDay } from '../history/mail-history.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import { type SuppressionReason, suppressionReasons } from '../suppression-reason.ts';
import { applyDeliveries } from './apply-deliveries.ts';
import { addEntries, type CanonicalEntry, entryKey, entryOf, joinEntries } from './canonical-entry.ts';

/** What stands in the file for an address, given its match key: the key itself, or a hash of it. */
export type NameAddress = (key: string) => string;

const wishes: ReadonlySet<SuppressionReason> = new Set(['unsubscribe', 'manual']);

/** Whether a line says what somebody wished, and may take back, rather than what mail met with. */
export function isWish({ reason }: Pick<CanonicalEntry, 'reason'>): boolean {
  return wishes.has(reason);
}

/** Joins the statements of any number of files, in any order, to one line for each. */
export class SuppressionMerge {
  readonly #entries: Map<string, CanonicalEntry>;
  /** Soft bounces of the file at hand, whose rows add up before they are joined with those of others. */
  readonly #soft = new Map<string, CanonicalEntry>();
  /** The last delivery of each address, by its key. */
  readonly #delivered = new Map<string, DayNumber>();
  /** Wishes that were stated without a day, each with the last release that whoever stated it knew of. */
  readonly #undated = new Map<string, DayNumber>();
  readonly #nameOf: NameAddress;
  #patterns: number;

  /** Begins with what another merge has; `nameOf` says what stands in the file for an address. */
  constructor(before?: SuppressionMerge, nameOf: NameAddress = (key) => key) {
    this.#nameOf = nameOf;
    this.#entries = new Map();
    for (const entry of before?.entries.values() ?? []) this.#joinNamed(entry);
    this.#patterns = before?.patterns ?? 0;
  }

  /** Patterns so far. */
  get patterns(): number {
    return this.#patterns;
  }

  get entries(): Map<string, CanonicalEntry> {
    return this.#entries;
  }

  take(row: SuppressionRow, sources: readonly string[]): void {
    const line = entryOf(row, sources);
    if (row.target.kind === 'pattern' && !this.#entries.has(entryKey(line))) this.#patterns += 1;
    this.takeLine(line);
  }

  /** Takes a soft bounce whose count adds up with those of the other rows of its file. */
  takeCounted(row: SuppressionRow, sources: readonly string[]): void {
    const entry = this.#named(entryOf(row, sources));
    const key = entryKey(entry);
    const known = this.#soft.get(key);
    this.#soft.set(key, known === undefined ? entry : addEntries(known, entry));
  }

  /** Takes a line that stands for itself, whichever others its file has. */
  takeLine(line: CanonicalEntry): void {
    const key = this.#joinNamed(line);
    if (isWish(line) && line.createdDay === null) this.#noteUndated(key, line);
  }

  /** Remembers that mail was delivered; it bears on what has bounced, also on what is read later. */
  noteDelivery(address: string, day: DayNumber): void {
    const key = this.#nameOf(recipientKey(cleanAddress(address)).key);
    if (day > (this.#delivered.get(key) ?? -1)) this.#delivered.set(key, day);
  }

  /** Says that the rows that follow are those of another file. */
  endFile(): void {
    for (const [key, entry] of this.#soft) this.#join(key, entry);
    this.#soft.clear();
  }

  /** Says that no file follows. */
  end(): void {
    applyDeliveries(this.#entries, this.#delivered);
  }

  /**
   * Keys of wishes that some source states without a day although they were taken back: whether they are newer than that
   * cannot be told.
   */
  *statedAfterRelease(): Generator<string> {
    for (const [key, known] of this.#undated) {
      const entry = this.#entries.get(key);
      const released = entry === undefined ? -1 : lastDay(entry.history, 'released');
      if (released > known) yield key;
    }
  }

  #noteUndated(key: string, { history }: CanonicalEntry): void {
    const released = lastDay(history, 'released');
    this.#undated.set(key, Math.min(released, this.#undated.get(key) ?? released));
  }

  #joinNamed(line: CanonicalEntry): string {
    const entry = this.#named(line);
    const key = entryKey(entry);
    this.#join(key, entry);
    return key;
  }

  #named(entry: CanonicalEntry): CanonicalEntry {
    const { about, scope } = entry;
    const isAddress = scope !== 'pattern' && about.includes('@') && !about.startsWith('@');
    const name = isAddress ? this.#nameOf(about) : about;
    return name === about ? entry : { ...entry, about: name };
  }

  #join(key: string, entry: CanonicalEntry): void {
    const known = this.#entries.get(key);
    this.#entries.set(key, known === undefined ? entry : joinEntries(known, entry));
  }

  /** All lines: by address, then scope, then the strongest reason first. */
  sorted(): readonly CanonicalEntry[] {
    return [...this.#entries.values()].sort(compareEntries);
  }
}

function compareEntries(a: CanonicalEntry, b: CanonicalEntry): number {
  if (a.about !== b.about) return a.about < b.about ? -1 : 1;
  if (a.scope !== b.scope) return a.scope < b.scope ? -1 : 1;
  return suppressionReasons.indexOf(a.reason) - suppressionReasons.indexOf(b.reason);
}
