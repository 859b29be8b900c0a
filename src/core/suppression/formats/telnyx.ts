import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = {
  hardbounce: 'hard-bounce',
  spamcomplaint: 'complaint',
  unsubscribe: 'unsubscribe',
  invalid: 'invalid',
  manualblock: 'manual',
} as const;

/** Rows that were taken back stay in the export with another status. */
function readRow(row: ExportRow): RowReading {
  if (row.cell('status').toLowerCase() !== 'active') return 'left-out';
  const said = wordReason(row.cell('reason'), meanings);
  if (said === null) return 'left-out';
  return makeRow({
    address: row.cell('to'),
    ...said,
    scope: scopeOf(row),
    created: row.cell('created at'),
    expires: row.cell('expires at'),
  });
}

function scopeOf(row: ExportRow): string {
  const [group, domain] = [row.cell('group id'), row.cell('domain id')];
  if (group !== '') return `group:${group}`;
  return domain === '' ? 'global' : `sender:${domain}`;
}

/** Telnyx: CSV export of email blocks (https://developers.telnyx.com/docs/messaging/email/suppressions). */
export const telnyxFormats: readonly SuppressionFormat[] = [
  {
    id: 'telnyx',
    name: 'Telnyx suppressions',
    signatures: [{ columns: ['to', 'reason', 'scope', 'status', 'domain id', 'group id', 'expires at'] }],
    read: readRow,
  },
];
