import { bounceRow } from './bounce-row.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';

const columns = ['email', 'category', 'reason', 'status', 'created'];

function readRow(row: ExportRow): RowReading {
  const facts = { address: row.cell('email'), created: row.cell('created') };
  const reported = { reply: row.cell('reason'), status: row.cell('status') };
  switch (row.cell('category').toLowerCase()) {
    case 'bounces':
      return bounceRow(facts, { kind: 'hard', ...reported });
    case 'blocks':
      return bounceRow(facts, { kind: 'block', ...reported });
    case 'spam_reports':
      return makeRow({ ...facts, reason: 'complaint' });
    case 'invalid_emails':
      return makeRow({ ...facts, reason: 'invalid' });
    default:
      return makeRow({ ...facts, reason: 'manual', unknownReason: true });
  }
}

/**
 * Customer.io: answers of `GET /v1/esp/suppression/{type}` (https://docs.customer.io/integrations/api/app/). The rows say
 * in `category` which of the four lists they are of.
 */
export const customerIoFormats: readonly SuppressionFormat[] = [
  {
    id: 'customer-io',
    name: 'Customer.io suppressions',
    signatures: [{ columns }],
    read: readRow,
  },
];
