import type { SuppressionRow } from '../parse-suppression-row.ts';
import { suppressionReasons } from '../suppression-reason.ts';
import { addEntries, type CanonicalEntry, entryKey, entryOf, joinEntries } from './canonical-entry.ts';

/** Joins the statements of any number of files, in any order, to one line for each. */
export class SuppressionMerge {
  readonly #entries: Map<string, CanonicalEntry>;
  /** Soft bounces of the file at hand, whose rows add up before they are joined with those of others. */
  readonly #soft = new Map<string, CanonicalEntry>();
  #patterns: number;

  /** Begins with what another merge has. */
  constructor(before?: SuppressionMerge) {
    this.#entries = new Map(before?.entries);
    this.#patterns = before?.patterns ?? 0;
  }

  /** Patterns so far. */
  get patterns(): number {
    return this.#patterns;
  }

  get entries(): ReadonlyMap<string, CanonicalEntry> {
    return this.#entries;
  }

  take(row: SuppressionRow, sources: readonly string[]): void {
    const entry = entryOf(row, sources);
    const key = entryKey(entry);
    if (row.target.kind === 'pattern' && !this.#entries.has(key)) this.#patterns += 1;
    if (row.reason !== 'soft-bounce') {
      this.#join(key, entry);
      return;
    }
    const known = this.#soft.get(key);
    this.#soft.set(key, known === undefined ? entry : addEntries(known, entry));
  }

  /** Says that the rows that follow are those of another file. */
  endFile(): void {
    for (const [key, entry] of this.#soft) this.#join(key, entry);
    this.#soft.clear();
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
