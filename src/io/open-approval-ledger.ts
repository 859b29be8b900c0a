import type { RecordOrigin } from '../core/ledger/check-record.ts';
import { noHistory } from '../core/ledger/ledger-history.ts';
import { readHistory } from '../core/ledger/read-history.ts';
import type { ApprovalLedger, LedgerSnapshot } from './approval-ledger.ts';
import type { RunMark } from './history/run-mark.ts';
import { newRecordId, writeRecords } from './history/write-records.ts';
import { foldInbox } from './ledger/fold-inbox.ts';
import type { LedgerPlace } from './ledger/ledger-place.ts';
import { readLedger } from './ledger/read-ledger.ts';

/** Where the ledger is, and what its new records say of where they were made. */
export interface ApprovalLedgerOptions {
  readonly place: LedgerPlace;
  readonly tool: string;
  readonly run: RecordOrigin['run'];
  readonly mark?: RunMark;
}

/** How long a send waits for its approval to be written. */
const writeBudgetMs = 30_000;

/** Opens the ledger of a server; nothing is asked before it is needed. */
export function openApprovalLedger({ place, tool, run, mark }: ApprovalLedgerOptions): ApprovalLedger {
  return {
    read: () => readSnapshot(place, 'newest'),
    readInOrder: () => readSnapshot(place, 'all'),
    append: async (records) => {
      const [first] = records;
      if (first === undefined) return true;
      const options = { nowMs: Date.parse(first.at), budgetMs: writeBudgetMs };
      return (await writeRecords(place, records, options)).kind === 'written';
    },
    settle: async () => void (await foldInbox(place)),
    origin: (atMs) => ({ id: newRecordId(atMs, mark), atMs, tool, run }),
  };
}

async function readSnapshot(place: LedgerPlace, depth: 'newest' | 'all'): Promise<LedgerSnapshot | null> {
  const read = await readLedger(place, { depth });
  if (read.kind === 'unreachable') return null;
  if (read.kind === 'absent') return { history: noHistory, waiting: new Set() };
  // because a server that itself has only a part of the history cannot tell what came first
  if (depth === 'all' && read.shallow) return null;
  const waiting = read.files.filter(({ where }) => where === 'inbox').map(({ id }) => id);
  return { history: readHistory(read.files, read.tip, read.quarantined), waiting: new Set(waiting) };
}
