import type { DayNumber } from '../list/parse-day.ts';

/** One suppression file as it was understood. */
export interface SuppressionFile {
  readonly path: string;
  /** Id of a known format, or a plain form. */
  readonly readAs: string;
  /** Rows that state a suppression, in force or not. */
  readonly entries: number;
  /** Rows that are understood and state none. */
  readonly leftOut: number;
  /** Rows without an address, and the lines of the first 10. */
  readonly unreadable: number;
  readonly unreadableLines: readonly number[];
  readonly newestDay: DayNumber | null;
}
