import { randomBytes } from 'node:crypto';
import type { LedgerRecord } from '../../core/ledger/ledger-record.ts';
import { recordId, recordPath } from '../../core/ledger/record-id.ts';
import { recordText } from '../../core/ledger/record-text.ts';
import { appendRecords } from '../ledger/append-records.ts';
import { compactLedger } from '../ledger/compact-ledger.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import type { RecordFile } from '../ledger/record-file.ts';
import type { Appended } from '../ledger/record-writer.ts';
import { localMark, type RunMark } from './run-mark.ts';

/** A record as the branch holds it. */
export function recordFile(record: LedgerRecord): RecordFile {
  return { id: record.id, path: recordPath(record.id), bytes: Buffer.from(recordText(record)) };
}

/** An id that nobody else has. */
export function newRecordId(atMs: number, { runId, attempt, matrix }: RunMark = localMark): string {
  return recordId({ atMs, runId, attempt, matrix, random: randomBytes(4).toString('hex') });
}

/** Writes records to the ledger, and puts a month that is over into one file when nobody has yet. */
export async function writeRecords(
  place: LedgerPlace,
  records: readonly LedgerRecord[],
  options: { readonly nowMs: number; readonly budgetMs?: number },
): Promise<Appended> {
  const budget = options.budgetMs === undefined ? {} : { budgetMs: options.budgetMs };
  const appended = await appendRecords(place, records.map(recordFile), budget);
  // because a compaction that fails is only done later
  if (appended.kind === 'written' && appended.compactionDue) await compactLedger(place, options.nowMs);
  return appended;
}
