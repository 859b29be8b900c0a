import { join } from 'node:path';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { recordFile } from '../../../src/io/history/write-records.ts';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import type { TestLedger } from '../ledger/make-ledger.ts';
import { clockAt } from '../ledger/use-ledger.ts';

/** When everything was written, a while after the sample records. */
export const writtenAt = '2026-11-28T09:00:00Z';

/** Appends records to a ledger as the Action does. */
export async function write(ledger: TestLedger, ...records: readonly LedgerRecord[]): Promise<void> {
  const written = await appendRecords(ledger.place, records.map(recordFile), { clock: clockAt(writtenAt) });
  if (written.kind !== 'written') throw new Error(written.reason);
}

/** The folder that keeps what a bot fetched of a ledger. */
export function cacheOf({ parent }: TestLedger, name = 'cache'): string {
  return join(parent, name);
}
