import { makeRow, type RowFacts } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = { bounce: 'hard-bounce', complaint: 'complaint' } as const;
const addressAndReason = ['emailaddress', 'reason'];

function readRow(row: ExportRow): RowReading {
  const said = wordReason(row.cell('reason'), meanings);
  const facts: Pick<RowFacts, 'address' | 'created'> = {
    address: row.cell('emailaddress'),
    created: row.cell('lastupdatetime'),
  };
  return said === null ? 'left-out' : makeRow({ ...facts, ...said });
}

/**
 * Amazon SES account-level suppression list: the file for bulk imports, as CSV without a header or as JSON lines, and the
 * answer of `list-suppressed-destinations` (https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html).
 */
export const amazonSesFormats: readonly SuppressionFormat[] = [
  {
    id: 'amazon-ses-bulk',
    name: 'Amazon SES bulk file',
    signatures: [{ columns: addressAndReason, others: [] }],
    headerless: ([address = '', reason = '', ...rest]) =>
      address.includes('@') && rest.length === 0 && /^(?:bounce|complaint)$/i.test(reason.trim())
        ? addressAndReason
        : null,
    read: readRow,
  },
  {
    id: 'amazon-ses-list',
    name: 'Amazon SES suppression list',
    signatures: [{ columns: [...addressAndReason, 'lastupdatetime'] }],
    read: readRow,
  },
];
