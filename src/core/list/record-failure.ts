import type { Problem } from '../finding.ts';

/** Sizes beyond which a record is a problem, so that memory stays bounded. */
export interface RecordLimits {
  readonly recordBytes: number;
  readonly columns: number;
}

/** Why records cannot be split. */
export type RecordFailure = Extract<
  Problem['code'],
  'csv-record-too-long' | 'csv-too-many-columns' | 'csv-unterminated-quote' | 'file-nul-bytes'
>;

/** Lines (1-based) of where it happened: that on which the record starts, the last quote opened, and how many are in quotes. */
interface FailurePlace {
  readonly line: number;
  /** Whether that quote is not closed so far. */
  readonly isInQuotes: boolean;
  readonly quoteLine: number;
  readonly linesInQuotes: number;
}

/** The problem that a failure is, without the name of the file. */
export function failureOf(code: RecordFailure, place: FailurePlace, limits: RecordLimits): Problem {
  const { line, isInQuotes, quoteLine, linesInQuotes } = place;
  switch (code) {
    case 'csv-record-too-long':
      // because nothing is read beyond the limit, nobody knows whether that quote is closed later
      return isInQuotes
        ? { code, line: quoteLine, args: { limit: limits.recordBytes, quote: 'open' } }
        : { code, line, args: { limit: limits.recordBytes } };
    case 'csv-too-many-columns':
      return { code, line, args: { limit: limits.columns } };
    case 'csv-unterminated-quote':
      return { code, line: quoteLine, args: {} };
    case 'file-nul-bytes':
      return { code, line: line + linesInQuotes, args: {} };
  }
}
