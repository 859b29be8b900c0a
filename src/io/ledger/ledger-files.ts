import type { RecordFile } from './record-file.ts';

/** Why something on the ledger is not given as a record. */
export const quarantineReasons = [
  'wrong-path',
  'not-a-file',
  'too-large',
  'missing',
  'changed',
  'digest-mismatch',
  'strange-ref',
  'too-many',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

/** A record as it was read: when its commit says it was made, and its place in the order of the ledger. */
export interface LedgerFile extends RecordFile {
  readonly commitTimeMs: number;
  /** Counts up: by commit on the branch, then by id; what waits in the inbox comes last. */
  readonly order: number;
  readonly where: 'branch' | 'inbox';
}

/** Everything that was read; `quarantined` counts what was not, by reason, without zeros. */
export interface LedgerFiles {
  /** The last commit of the branch; null when there is only an inbox. */
  readonly tip: string | null;
  readonly files: readonly LedgerFile[];
  readonly waiting: number;
  /** The moment of the oldest record that waits, by its id. */
  readonly oldestWaitingMs: number | null;
  readonly quarantined: Readonly<Partial<Record<QuarantineReason, number>>>;
  /** True when only the newest part of the history was there, so that the order of older records is that of their ids. */
  readonly shallow: boolean;
}

/** Most records and bytes that are read. */
export interface LedgerLimits {
  readonly maxRecords: number;
  readonly maxBytes: number;
}

/** Far more than years of sends, and what a bot or a runner still holds in memory. */
export const defaultLedgerLimits: LedgerLimits = { maxRecords: 200_000, maxBytes: 256 << 20 };
