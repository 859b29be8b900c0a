import type { LedgerRecord } from '../../core/ledger/ledger-record.ts';

/** The record of a row of the index. */
export function recordOf({ body }: { readonly body: string }): LedgerRecord {
  // because only `applyStep` writes it, from a record
  return JSON.parse(body) as LedgerRecord;
}
