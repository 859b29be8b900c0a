import { maxRecordBytes } from '../../core/ledger/max-record-bytes.ts';
import { type LedgerClock, systemClock } from './ledger-clock.ts';
import type { LedgerPlace } from './ledger-place.ts';
import type { RecordFile } from './record-file.ts';
import { recordPathOf } from './record-path.ts';
import { type Appended, RecordWriter } from './record-writer.ts';
import { withRepository } from './with-repository.ts';

/** How long writing may take (60 s unless told), and by which clock and chance. */
export interface AppendOptions {
  readonly budgetMs?: number;
  readonly clock?: LedgerClock;
}

const defaultBudgetMs = 60_000;

/**
 * Appends records (all or none): one try on the branch, then a ref of their own in the inbox, in turns until the time is
 * over. The same records may be appended any number of times; they are there once.
 */
export async function appendRecords(
  place: LedgerPlace,
  records: readonly RecordFile[],
  { budgetMs = defaultBudgetMs, clock = systemClock }: AppendOptions = {},
): Promise<Appended> {
  if (records.length === 0 || !records.every(isFit)) return { kind: 'pending', reason: 'invalid', tries: 0 };
  const done = await withRepository({ place, budgetMs, partial: true }, (repository, deadline) =>
    new RecordWriter({ repository, records, deadline, clock }).write(),
  );
  return done.kind === 'unreachable' ? { kind: 'pending', reason: done.reason, tries: 0 } : done;
}

function isFit({ id, path, bytes }: RecordFile): boolean {
  return recordPathOf(id)?.path === path && bytes.length > 0 && bytes.length <= maxRecordBytes;
}
