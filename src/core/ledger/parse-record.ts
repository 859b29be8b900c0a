import { type LedgerRecord, recordKinds, recordSchemas, recordVersion } from './ledger-record.ts';
import { maxRecordBytes } from './max-record-bytes.ts';
import { recordPath, timeOfRecordId } from './record-id.ts';

/** Why a record on the branch is not trusted. */
export const quarantineReasons = [
  // told by its place on the branch
  'not-a-file',
  'missing',
  'changed',
  'digest-mismatch',
  'strange-ref',
  'too-many',
  // told by its content
  'too-large',
  'not-json',
  'newer-version',
  'unknown-kind',
  'wrong-shape',
  'wrong-path',
  'wrong-time',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export type RecordRead =
  | { readonly ok: true; readonly record: LedgerRecord }
  | { readonly ok: false; readonly reason: QuarantineReason };

/** A file of the branch as it was found. */
export interface RecordFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** When the commit that brought it was made; later claims are clamped to it. */
  readonly commitTimeMs: number | null;
}

const refuse = (reason: QuarantineReason): RecordRead => ({ ok: false, reason });
/** Clocks of a runner and of a committer may differ by this much. */
const clockSkewMs = 5 * 60_000;

/**
 * Reads one record of the ledger. It is data that a stranger with push access may have written: bounded, strict, and
 * whatever does not fit is refused with a reason, never half believed. A time after its own commit is set back to it.
 */
export function parseRecord({ path, bytes, commitTimeMs }: RecordFile): RecordRead {
  if (bytes.length > maxRecordBytes) return refuse('too-large');
  const value = parseJson(bytes);
  if (value === undefined) return refuse('not-json');
  const version = memberOf(value, 'v');
  if (typeof version === 'number' && version > recordVersion) return refuse('newer-version');
  const kind = recordKinds.find((known) => known === memberOf(value, 'kind'));
  if (kind === undefined) return refuse('unknown-kind');
  const parsed = recordSchemas[kind].safeParse(value);
  if (!parsed.success) return refuse('wrong-shape');
  const record = parsed.data;
  if (recordPath(record.id) !== path) return refuse('wrong-path');
  const atMs = Date.parse(record.at);
  if (timeOfRecordId(record.id) !== atMs) return refuse('wrong-time');
  if (commitTimeMs === null || atMs <= commitTimeMs + clockSkewMs) return { ok: true, record };
  return { ok: true, record: { ...record, at: new Date(commitTimeMs).toISOString() } };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
