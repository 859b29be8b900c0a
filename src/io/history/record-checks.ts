import { join } from 'node:path';
import type { CampaignResult } from '../../core/campaign-result.ts';
import { checkRecordOf, type RecordOrigin } from '../../core/ledger/check-record.ts';
import type { LedgerReason } from '../../core/ledger/ledger-reason.ts';
import { toolVersion } from '../../core/tool-version.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { pendingFileName, writePending } from '../ledger/pending-file.ts';
import { makeFolder } from '../make-folder.ts';
import { localMark, type RunMark } from './run-mark.ts';
import { newRecordId, recordFile, writeRecords } from './write-records.ts';

/** What is to be recorded: the results, where they were made, and where what cannot be written is kept. */
export interface ChecksToRecord {
  readonly results: readonly CampaignResult[];
  readonly run: RecordOrigin['run'];
  readonly mark?: RunMark;
  /** Commit of the ledger that was read for them. */
  readonly tip: string | null;
  readonly nowMs: number;
  /** Folder of the pending file; it is made if need be. */
  readonly keepIn: string;
}

/** `kept` when no server has them: then they are in the pending file, unless that could not be written either. */
export type ChecksRecorded =
  | { readonly kind: 'written' }
  | { readonly kind: 'kept'; readonly reason: LedgerReason; readonly file: string | null };

// because the verdict is out already, and nobody likes to wait for what it does not need
const budgetMs = 15_000;

/** Records checks on the ledger, one record each. */
export async function recordChecks(
  place: LedgerPlace,
  { results, run, mark = localMark, tip, nowMs, keepIn }: ChecksToRecord,
): Promise<ChecksRecorded> {
  const records = results.map((result) =>
    checkRecordOf(result, { id: newRecordId(nowMs, mark), atMs: nowMs, tool: toolVersion, run }, tip),
  );
  const written = await writeRecords(place, records, { nowMs, budgetMs });
  if (written.kind === 'written') return { kind: 'written' };
  const { reason } = written;
  // because what may not be written now may not be written later either
  if (reason === 'unauthorized' || reason === 'refused') return { kind: 'kept', reason, file: null };
  makeFolder(keepIn);
  const kept = await writePending(join(keepIn, pendingFileName), records.map(recordFile), reason);
  return { kind: 'kept', reason, file: kept ? pendingFileName : null };
}
