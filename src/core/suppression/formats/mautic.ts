import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

/** The numbers of the do-not-contact table; 0 is contactable. */
const meanings = { '0': null, '1': 'unsubscribe', '2': 'hard-bounce', '3': 'manual' } as const;

/** One row for each contact and channel; other channels than email do not matter here. */
function readDoNotContact(row: ExportRow): RowReading {
  const said = wordReason(row.cell('reason'), meanings);
  if (row.cell('channel').toLowerCase() !== 'email' || said === null) return 'left-out';
  return makeRow({ address: row.cell('email'), ...said, created: row.cell('date added') });
}

/** Mautic: contacts with the column `doNotEmail`, and the do-not-contact table with addresses. */
export const mauticFormats: readonly SuppressionFormat[] = [
  {
    id: 'mautic-contacts',
    name: 'Mautic contacts',
    signatures: [{ columns: ['email', 'donotemail'] }],
    read: (row) =>
      /^(?:1|true|yes)$/i.test(row.cell('donotemail'))
        ? makeRow({ address: row.cell('email'), reason: 'manual' })
        : 'left-out',
  },
  {
    id: 'mautic-do-not-contact',
    name: 'Mautic do-not-contact list',
    signatures: [{ columns: ['email', 'channel', 'reason', 'date added'] }],
    read: readDoNotContact,
  },
];
