import { parseDay } from '../../list/parse-day.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';

/** An RFC 3339 timestamp; a bare day is none, so that other lists of two columns are not taken for this one. */
const timestamp = /^\d{4}-\d{2}-\d{2}t/i;

function headerless([address = '', expiry = '', ...rest]: readonly string[]): readonly string[] | null {
  const isIt = address.includes('@') && timestamp.test(expiry.trim()) && parseDay(expiry) !== null;
  return isIt && rest.length < 2 ? ['email', 'expires at', 'scope'] : null;
}

function readRow(row: ExportRow): RowReading {
  const scope = row.cell('scope').toLowerCase();
  return makeRow({
    address: row.cell('email'),
    reason: 'manual',
    scope: scope === '' || scope === 'account' ? 'global' : `sender:${scope}`,
    expires: row.cell('expires at'),
  });
}

/**
 * Cloudflare Email Service: the file for imports, `address,expiry,scope` without a header, or an array of such objects
 * (https://developers.cloudflare.com/email-service/configuration/suppressions/).
 */
export const cloudflareFormats: readonly SuppressionFormat[] = [
  {
    id: 'cloudflare',
    name: 'Cloudflare Email Service suppressions',
    signatures: [{ columns: ['email', 'expires at'], others: ['scope'], media: 'json' }],
    headerless,
    read: readRow,
  },
];
