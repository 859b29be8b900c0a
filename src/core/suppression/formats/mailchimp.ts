import { addressHeaders } from '../../list/column-names.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, SuppressionFormat } from './suppression-format.ts';

/** Columns that every audience export has; the first ones are the audience's own, in its own language. */
const columns = ['member rating', 'optin time', 'leid', 'euid'];

function addressOf(row: ExportRow): string {
  for (const name of ['email address', ...addressHeaders]) {
    const cell = row.cell(name);
    if (cell !== '') return cell;
  }
  return '';
}

/**
 * Mailchimp audience exports: a ZIP with one file for each status, which the name of the file tells, and for two of them
 * the columns as well. A cleaned contact bounced for good, or softly 7 or
 * 15 times. Whoever never subscribed gave no consent.
 */
export const mailchimpFormats: readonly SuppressionFormat[] = [
  {
    id: 'mailchimp-cleaned',
    name: 'Mailchimp cleaned contacts',
    signatures: [{ columns: [...columns, 'clean time'] }],
    read: (row) =>
      makeRow({ address: addressOf(row), reason: 'hard-bounce', created: row.cell('clean time') }),
  },
  {
    id: 'mailchimp-unsubscribed',
    name: 'Mailchimp unsubscribed contacts',
    signatures: [{ columns: [...columns, 'unsub time'] }],
    read: (row) =>
      makeRow({ address: addressOf(row), reason: 'unsubscribe', created: row.cell('unsub time') }),
  },
  {
    id: 'mailchimp-nonsubscribed',
    name: 'Mailchimp contacts who never subscribed',
    signatures: [{ columns, fileName: /^nonsubscribed_/ }],
    read: (row) => makeRow({ address: addressOf(row), reason: 'manual', created: row.cell('last changed') }),
  },
  {
    id: 'mailchimp-subscribed',
    name: 'Mailchimp subscribed contacts',
    signatures: [{ columns, fileName: /^subscribed_/ }],
    read: () => 'left-out',
  },
  {
    id: 'mailchimp-subscribed-stripped',
    name: 'Mailchimp subscribed contacts without their columns',
    // because whoever is subscribed would be kept out, as from any list of addresses
    signatures: [{ columns: [], fileName: /^subscribed_/ }],
    refused: 'mailchimp-subscribed',
    read: () => 'left-out',
  },
  {
    id: 'mailchimp-audience',
    name: 'Mailchimp audience',
    signatures: [{ columns }],
    refused: 'mailchimp-status',
    read: () => 'left-out',
  },
];
