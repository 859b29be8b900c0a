import type { OverrideRecord } from '../ledger/ledger-record.ts';
import { timeOfRecordId } from '../ledger/record-id.ts';
import { canonicalJson } from '../ledger/record-text.ts';

/**
 * The text that a signature of an override stands for: the record without its signature, keys sorted, and a new line.
 * The time is that of the id, because a reader sets `at` back to the commit where a clock was ahead.
 */
export function overrideText({ signature, ...record }: OverrideRecord): string {
  const atMs = timeOfRecordId(record.id);
  const at = atMs === null ? record.at : new Date(atMs).toISOString();
  return `${canonicalJson({ ...record, at })}\n`;
}
