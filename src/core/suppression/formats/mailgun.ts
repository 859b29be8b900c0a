import { bounceRow } from './bounce-row.ts';
import { joinReadings } from './join-readings.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';

/** An unsubscribe from some tags is one entry for each; `*`, like no tag, is all mail of the domain. */
function readUnsubscribe(row: ExportRow): RowReading {
  const tags = row
    .cell('tags')
    .split(/[,;\s[\]"']+/)
    .filter((tag) => tag !== '');
  const scopes = tags.length === 0 || tags.includes('*') ? ['global'] : tags.map((tag) => `list:${tag}`);
  const facts = {
    address: row.cell('address'),
    reason: 'unsubscribe',
    created: row.cell('created at'),
  } as const;
  return joinReadings(scopes.map((scope) => makeRow({ ...facts, scope })));
}

/**
 * Mailgun: CSV exports and answers of the suppression API (documentation.mailgun.com), one list for each sending domain.
 * Dates are RFC 2822; soft bounces are not listed.
 */
export const mailgunFormats: readonly SuppressionFormat[] = [
  {
    id: 'mailgun-bounces',
    name: 'Mailgun bounces',
    signatures: [{ columns: ['address', 'code', 'error', 'created at'] }],
    read: (row) =>
      bounceRow(
        { address: row.cell('address'), created: row.cell('created at') },
        { kind: 'hard', reply: row.cell('error'), status: row.cell('code') },
      ),
  },
  {
    id: 'mailgun-complaints',
    name: 'Mailgun complaints',
    signatures: [{ columns: ['address', 'created at'], others: ['count'], fileName: /complain|spam/ }],
    read: (row) =>
      makeRow({ address: row.cell('address'), reason: 'complaint', created: row.cell('created at') }),
  },
  {
    id: 'mailgun-unsubscribes',
    name: 'Mailgun unsubscribes',
    signatures: [{ columns: ['address', 'tags', 'created at'] }],
    read: readUnsubscribe,
  },
];
