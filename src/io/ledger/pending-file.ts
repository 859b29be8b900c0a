import { rm } from 'node:fs/promises';
import { type LedgerReason, ledgerReasons } from '../../core/ledger/ledger-reason.ts';
import { maxRecordBytes } from '../../core/ledger/max-record-bytes.ts';
import { readSmallFile } from '../git/read-small-file.ts';
import { writeAtomically } from '../write-atomically.ts';
import type { RecordFile } from './record-file.ts';
import { recordPathOf } from './record-path.ts';

/** What the file is called unless told otherwise. */
export const pendingFileName = 'bounce-ledger-pending.json';

/** Records that no server is known to have, and why; `unreadable` when the file is not what `writePending` writes. */
export type Pending =
  | { readonly kind: 'read'; readonly records: readonly RecordFile[]; readonly reason: LedgerReason }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

const maxFileBytes = 64 << 20;
const maxRecords = 5000;

/**
 * Keeps records until they can be appended; those that the file has already stay in it, once each. Refuses (false) when
 * the file is there and cannot be read, because records in it would be lost, and when a record is not text.
 */
export async function writePending(
  path: string,
  records: readonly RecordFile[],
  reason: LedgerReason,
): Promise<boolean> {
  const before = await readPending(path);
  if (before.kind === 'unreadable' || !records.every(isText)) return false;
  const known = before.kind === 'read' ? before.records : [];
  const byPath = new Map([...known, ...records].map((record) => [record.path, record]));
  return writeFileOf(path, [...byPath.values()], reason);
}

async function writeFileOf(
  path: string,
  records: readonly RecordFile[],
  reason: LedgerReason,
): Promise<boolean> {
  const rows = records.map(({ id, bytes }) => ({
    id,
    text: Buffer.from(bytes).toString('utf8'),
  }));
  const file = await writeAtomically(path);
  try {
    await file.write(Buffer.from(`${JSON.stringify({ v: 1, reason, records: rows }, null, 1)}\n`));
    return await file.commit(true);
  } catch (error) {
    await file.discard();
    throw error;
  }
}

function isText({ bytes }: RecordFile): boolean {
  return Buffer.from(Buffer.from(bytes).toString('utf8')).equals(bytes);
}

/**
 * Takes records out of the file that the server has by now; whatever else was kept there meanwhile stays. The file goes
 * with its last record.
 */
export async function removePending(path: string, written: ReadonlySet<string>): Promise<void> {
  const pending = await readPending(path);
  if (pending.kind !== 'read') return;
  const left = pending.records.filter(({ id }) => !written.has(id));
  if (left.length === 0) await rm(path, { force: true });
  else await writeFileOf(path, left, pending.reason);
}

/** Reads the file back; the paths of the records come from their ids. */
export async function readPending(path: string): Promise<Pending> {
  try {
    const text = await readSmallFile(path, maxFileBytes);
    return text === undefined ? { kind: 'absent' } : parsePending(JSON.parse(text));
  } catch {
    // because whatever is wrong with it, the file holds records that nobody may throw away
    return { kind: 'unreadable' };
  }
}

function parsePending(value: unknown): Pending {
  const { v, reason, records } = Object(value);
  const known = ledgerReasons.find((code) => code === reason);
  if (v !== 1 || known === undefined || !Array.isArray(records) || records.length > maxRecords) {
    return { kind: 'unreadable' };
  }
  const read = records.flatMap(recordOf);
  return read.length === records.length
    ? { kind: 'read', records: read, reason: known }
    : { kind: 'unreadable' };
}

function recordOf(row: unknown): readonly RecordFile[] {
  const { id, text } = Object(row);
  if (typeof id !== 'string' || typeof text !== 'string') return [];
  const path = recordPathOf(id)?.path;
  const bytes = Buffer.from(text);
  return path === undefined || bytes.length > maxRecordBytes ? [] : [{ id, path, bytes }];
}
