import { type LedgerHistory, ledgerHistory } from './ledger-history.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { parseRecord, type QuarantineReason, quarantineReasons, type RecordFile } from './parse-record.ts';

/**
 * Reads the files of a ledger, in the order in which the branch took them and waiting ones last; `refusedBefore` counts what was not given as a file. The first content of
 * an id stands; what cannot be trusted is counted by reason and left out, and never stops the rest.
 */
export function readHistory(
  files: Iterable<RecordFile>,
  tip: string | null,
  refusedBefore: Readonly<Partial<Record<QuarantineReason, number>>> = {},
): LedgerHistory {
  const records = new Map<string, LedgerRecord>();
  const refused = new Map<QuarantineReason, number>();
  for (const file of files) {
    const read = parseRecord(file);
    if (!read.ok) refused.set(read.reason, (refused.get(read.reason) ?? 0) + 1);
    else if (!records.has(read.record.id)) records.set(read.record.id, read.record);
  }
  const quarantined = quarantineReasons.flatMap((reason) => {
    const count = (refused.get(reason) ?? 0) + (refusedBefore[reason] ?? 0);
    return count === 0 ? [] : [{ reason, count }];
  });
  return ledgerHistory([...records.values()], tip, quarantined);
}
