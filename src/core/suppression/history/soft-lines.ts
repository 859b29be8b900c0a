import type { DayNumber } from '../../list/parse-day.ts';
import type { SuppressionRow } from '../parse-suppression-row.ts';
import type { EntryPlace } from '../suppression-facts.ts';
import { joinHistories, type MailHistory } from './mail-history.ts';

/** A row of which it is known what happened to its mail. */
export type RowWithHistory = SuppressionRow & { readonly history: MailHistory };

/** Whether a row tells what happened to its mail. */
export function hasHistory(row: SuppressionRow): row is RowWithHistory {
  return row.history !== undefined;
}

/** A row with a history, and where it is told first. */
export interface SoftLine {
  readonly row: RowWithHistory;
  readonly place: EntryPlace;
}

/**
 * Soft bounces that have a day, gathered from all rows of all files: only together do they tell how often an address
 * bounced, and one bounce that two files tell of is one.
 */
export class SoftLines {
  readonly #lines = new Map<string, SoftLine>();

  /** Takes a soft bounce of the address with this match key. */
  take(key: string, line: SoftLine): void {
    const { scope } = line.row;
    const name = scope === 'global' ? key : `${key}\n${scope}`;
    const known = this.#lines.get(name);
    this.#lines.set(name, known === undefined ? line : { ...known, row: together(known.row, line.row) });
  }

  all(): Iterable<SoftLine> {
    return this.#lines.values();
  }
}

function together(a: RowWithHistory, b: RowWithHistory): RowWithHistory {
  return {
    ...a,
    createdDay: later(a.createdDay, b.createdDay),
    count: Math.max(a.count, b.count),
    history: joinHistories(a.history, b.history),
  };
}

function later(a: DayNumber | null, b: DayNumber | null): DayNumber | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
