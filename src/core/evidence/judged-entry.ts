import type { Finding } from '../finding.ts';
import type { CsvRecord } from '../list/record.ts';
import type { EvidenceCell } from '../projection/tally.ts';

/** One record of the list with what was decided about it, for those who act on rows (`clean`). */
export interface JudgedEntry {
  readonly record: CsvRecord;
  readonly header: boolean;
  readonly emailColumn: number;
  /** Why the row should not be mailed, or null. */
  readonly finding: Finding | null;
  readonly removable: boolean;
  /** The recipient this entry is the first of; null for the header and for duplicates. */
  readonly recipient: { readonly key: string; readonly domain: string; readonly cell: EvidenceCell } | null;
  /** The key of the recipient whose entry a duplicate repeats; null for all others. */
  readonly repeats: string | null;
}
export type OnEntry = (entry: JudgedEntry) => void;
