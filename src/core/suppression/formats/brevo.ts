import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = {
  unsubscribedviama: 'unsubscribe',
  unsubscribedviaemail: 'unsubscribe',
  unsubscribedviaapi: 'unsubscribe',
  adminblocked: 'manual',
  hardbounce: 'hard-bounce',
  contactflaggedasspam: 'complaint',
} as const;

/** Opt-outs from transactional mail say nothing of campaigns; the one by marketing automation does. */
function readBlocked(row: ExportRow): RowReading {
  const code = row.cell('reason code');
  const said = wordReason(code, meanings);
  if (said === null) return 'left-out';
  return makeRow({
    address: row.cell('email'),
    ...said,
    scope: /viama$/i.test(code) ? 'global' : 'transactional',
    created: row.cell('blockedat'),
  });
}

function readContact(row: ExportRow): RowReading {
  if (!/^(?:yes|true|1|oui|ja|si)$/i.test(row.cell('email blacklisted'))) return 'left-out';
  return makeRow({ address: row.cell('email'), reason: 'unsubscribe', created: row.cell('modified time') });
}

const contactColumns = ['email', 'added time', 'modified time'];

/**
 * Brevo: CSV export of contacts, separated by semicolons with dates day first, and the blocked contacts of the
 * transactional API (https://developers.brevo.com/reference/gettransacblockedcontacts).
 */
export const brevoFormats: readonly SuppressionFormat[] = [
  {
    id: 'brevo-contacts',
    name: 'Brevo contacts',
    signatures: [{ columns: [...contactColumns, 'email blacklisted'] }],
    read: readContact,
  },
  {
    id: 'brevo-contacts-without-blocklist',
    name: 'Brevo contacts',
    signatures: [{ columns: contactColumns }],
    refused: 'brevo-no-blocklist',
    read: () => 'left-out',
  },
  {
    id: 'brevo-blocked',
    name: 'Brevo blocked transactional contacts',
    signatures: [{ columns: ['email', 'reason code', 'blockedat'] }],
    read: readBlocked,
  },
];
