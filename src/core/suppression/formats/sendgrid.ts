import { bounceRow, type ReportedBounce } from './bounce-row.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';

/** `asm_groups_17_suppressions.csv`: the group is told by the name of the file alone. */
const groupFile = /asm_groups?_(\d{1,12})_suppressions/;

/** SendGrid's own classes of bounces, where they are exported; those that are missing here are meant by the list itself. */
const classes: ReadonlyMap<string, ReportedBounce['kind']> = new Map([
  ['invalid address', 'hard'],
  ['mailbox unavailable', 'hard'],
  ['reputation', 'block'],
  ['content', 'block'],
  ['frequency or volume too high', 'block'],
  ['technical failure', 'soft'],
]);

function readBounce(row: ExportRow, kindOfList: 'hard' | 'block'): RowReading {
  const kind = classes.get(row.cell('classification').toLowerCase()) ?? kindOfList;
  return bounceRow(
    { address: row.cell('email'), created: row.cell('created') },
    { kind, reply: row.cell('reason'), status: row.cell('status') },
  );
}

const bounceColumns = { columns: ['email', 'reason', 'status', 'created'], others: ['classification'] };

/**
 * Twilio SendGrid: CSV exports of the dashboard (`suppression_bounces.csv` and so on) and answers of the v3 API, which
 * have the same fields. `created` is epoch seconds.
 */
export const sendgridFormats: readonly SuppressionFormat[] = [
  {
    id: 'sendgrid-bounces',
    name: 'SendGrid bounces',
    signatures: [bounceColumns],
    read: (row) => readBounce(row, 'hard'),
  },
  {
    id: 'sendgrid-blocks',
    name: 'SendGrid blocks',
    // because a file that also names bounces holds both
    signatures: [{ ...bounceColumns, fileName: /^(?!.*bounce).*(?:^|[^a-z])blocks?(?:[^a-z]|$)/ }],
    read: (row) => readBounce(row, 'block'),
  },
  {
    id: 'sendgrid-invalid-emails',
    name: 'SendGrid invalid emails',
    signatures: [{ columns: ['email', 'reason', 'created'], others: [], fileName: /invalid/ }],
    read: (row) => makeRow({ address: row.cell('email'), reason: 'invalid', created: row.cell('created') }),
  },
  {
    id: 'sendgrid-spam-reports',
    name: 'SendGrid spam reports',
    signatures: [{ columns: ['email', 'ip', 'created'], others: [] }],
    read: (row) => makeRow({ address: row.cell('email'), reason: 'complaint', created: row.cell('created') }),
  },
  {
    id: 'sendgrid-unsubscribes',
    name: 'SendGrid global unsubscribes',
    signatures: [{ columns: ['email', 'created'], others: [], fileName: /^(?!.*group).*unsubscribe/ }],
    read: (row) =>
      makeRow({ address: row.cell('email'), reason: 'unsubscribe', created: row.cell('created') }),
  },
  {
    id: 'sendgrid-group-unsubscribes',
    name: 'SendGrid group unsubscribes',
    signatures: [
      { columns: ['email'], fileName: groupFile },
      { columns: ['email', 'group id'], others: ['group name', 'created', 'created at'] },
    ],
    read: (row, { fileName }) => {
      const group = row.cell('group id') || groupFile.exec(fileName)?.[1];
      return makeRow({
        address: row.cell('email'),
        reason: 'unsubscribe',
        scope: `group:${group}`,
        created: row.cell('created') || row.cell('created at'),
      });
    },
  },
];
