import { join } from 'node:path';
import type { RecordOrigin } from '../core/ledger/check-record.ts';
import { type LedgerHistory, ledgerHistory, noHistory } from '../core/ledger/ledger-history.ts';
import type { LedgerReason } from '../core/ledger/ledger-reason.ts';
import type { OutcomeRecord } from '../core/ledger/ledger-record.ts';
import { parseRecord } from '../core/ledger/parse-record.ts';
import { toolVersion } from '../core/tool-version.ts';
import type { GitFolder } from './git/locate-git-folder.ts';
import { fetchHistory, localHistory } from './history/open-history.ts';
import { syncCheckout } from './history/sync-checkout.ts';
import { newRecordId, recordFile, writeRecords } from './history/write-records.ts';
import type { LedgerPlace } from './ledger/ledger-place.ts';
import { pendingFileName, readPending, writePending } from './ledger/pending-file.ts';

/** What became of a record: on the server, kept in a file until it can be, or nowhere. */
export type OutcomeKept =
  | { readonly kind: 'written' }
  | { readonly kind: 'pending'; readonly reason: LedgerReason; readonly file: string }
  | { readonly kind: 'not-kept'; readonly reason: LedgerReason; readonly file: string };

/** The history, `fresh` unless the server could not be asked and an older copy stands in. */
export type OutcomeHistory =
  | { readonly ok: true; readonly history: LedgerHistory; readonly fresh: boolean }
  | { readonly ok: false; readonly reason: LedgerReason };

/** The ledger as recording an outcome needs it. */
export interface OutcomeLedger {
  readonly read: () => Promise<OutcomeHistory>;
  readonly append: (record: OutcomeRecord) => Promise<OutcomeKept>;
  /** What a new record says of where it was made. */
  readonly origin: (atMs: number) => RecordOrigin;
}

/** Where the ledger is, and where what cannot be written is kept. */
export interface OutcomeLedgerOptions {
  readonly place: LedgerPlace;
  readonly checkout: GitFolder | null;
  readonly folder: string;
  /** How long reading and writing may take, each; the defaults of the ledger unless told. */
  readonly budgetMs?: number;
  /** Whether the copy in the checkout is to be brought up to date once a record is written. */
  readonly refresh?: boolean;
}

/** Opens the ledger of a server for outcomes; nothing is asked before it is needed. */
export function openOutcomeLedger(options: OutcomeLedgerOptions): OutcomeLedger {
  const { place, checkout, folder, budgetMs } = options;
  const file = join(checkout?.checkout ?? folder, pendingFileName);
  return {
    read: () => readHistory(options, file),
    append: async (record) => {
      const budget = budgetMs === undefined ? {} : { budgetMs };
      const written = await writeRecords(place, [record], { nowMs: Date.parse(record.at), ...budget });
      if (written.kind === 'written') {
        // because the next check here reads the copy; one that stays old is brought up to date later
        if (options.refresh === true && checkout !== null) await syncCheckout(checkout, place);
        return { kind: 'written' };
      }
      const { reason } = written;
      const kept = await keep(file, record, reason);
      return { kind: kept ? 'pending' : 'not-kept', reason, file: pendingFileName };
    },
    origin: (atMs) => ({ id: newRecordId(atMs), atMs, tool: toolVersion, run: null }),
  };
}

async function readHistory(
  { place, checkout, budgetMs }: OutcomeLedgerOptions,
  pendingFile: string,
): Promise<OutcomeHistory> {
  const asked = await fetchHistory(place, budgetMs);
  if (asked.kind === 'none')
    return { ok: true, history: await withPending(noHistory, pendingFile), fresh: true };
  if (asked.kind === 'read')
    return { ok: true, history: await withPending(asked.history, pendingFile), fresh: true };
  const local = checkout === null ? null : await localHistory(checkout, place);
  if (local?.kind !== 'read') return { ok: false, reason: asked.reason };
  return { ok: true, history: await withPending(local.history, pendingFile), fresh: false };
}

// because what waits to be written is recorded already, and must not be recorded twice
async function withPending(history: LedgerHistory, file: string): Promise<LedgerHistory> {
  const pending = await readPending(file);
  if (pending.kind !== 'read') return history;
  const known = new Set(history.records.map(({ id }) => id));
  const waiting = pending.records.flatMap(({ path, bytes }) => {
    const read = parseRecord({ path, bytes, commitTimeMs: null });
    return read.ok && !known.has(read.record.id) ? [read.record] : [];
  });
  return ledgerHistory([...history.records, ...waiting], history.tip, history.quarantined);
}

async function keep(file: string, record: OutcomeRecord, reason: LedgerReason): Promise<boolean> {
  try {
    return await writePending(file, [recordFile(record)], reason);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
