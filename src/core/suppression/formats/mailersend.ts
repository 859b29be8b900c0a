import { bounceRow } from './bounce-row.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';

const columns = ['recipient email', 'created at'];

function facts(row: ExportRow) {
  return { address: row.cell('recipient email'), created: row.cell('created at') };
}

/** A pattern may be written with `*` or, as in regular expressions, with `.*`. */
function readBlocked(row: ExportRow): RowReading {
  const address = row.cell('pattern').replaceAll('.*', '*');
  return makeRow({ address, about: 'pattern', reason: 'manual', created: row.cell('created at') });
}

/**
 * MailerSend: answers of the suppression API (developers.mailersend.com). Which list an answer is of was told by its
 * address, so the name of the file has to tell it.
 */
export const mailerSendFormats: readonly SuppressionFormat[] = [
  {
    id: 'mailersend-hard-bounces',
    name: 'MailerSend hard bounces',
    signatures: [{ columns, fileName: /bounce/ }],
    read: (row) => bounceRow(facts(row), { kind: 'hard', reply: row.cell('reason') }),
  },
  {
    id: 'mailersend-spam-complaints',
    name: 'MailerSend spam complaints',
    signatures: [{ columns, fileName: /complain|spam/ }],
    read: (row) => makeRow({ ...facts(row), reason: 'complaint' }),
  },
  {
    id: 'mailersend-unsubscribes',
    name: 'MailerSend unsubscribes',
    signatures: [{ columns, fileName: /unsub/ }],
    read: (row) => makeRow({ ...facts(row), reason: 'unsubscribe' }),
  },
  {
    id: 'mailersend-on-hold',
    name: 'MailerSend on-hold list',
    signatures: [{ columns, fileName: /on[-_]?hold/ }],
    read: (row) => makeRow({ ...facts(row), reason: 'soft-bounce' }),
  },
  {
    id: 'mailersend-blocklist',
    name: 'MailerSend blocklist',
    signatures: [{ columns: ['pattern', 'type', 'created at'] }],
    read: readBlocked,
  },
  {
    id: 'mailersend-list',
    name: 'MailerSend list',
    signatures: [{ columns }],
    refused: 'mailersend-status',
    read: () => 'left-out',
  },
];
