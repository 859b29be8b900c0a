import { bounceRow, type ReportedBounce } from './bounce-row.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';

/**
 * `asm_groups_17_suppressions.csv`, or what people make of that name: the group is told by the name of the file alone.
 * A year or a day at the end is none.
 */
const groupFile =
  /asm_groups?_(\d{1,12})_suppressions|(?:asm_groups?|group_unsubscribes?)_(?!(?:19|20)\d\d(?:\d\d){0,2}(?:\.|$))(\d{1,12})(?:\.|$)/;

/** A name that speaks of opt-outs from a group. */
const saysGroup =
  /asm_group|(?:^|[^a-z])groups?[^a-z]?(?:unsub|suppress|opt)|(?:unsub\w*|opt-?_?outs?)[^a-z]groups?(?:[^a-z]|$)/;
const withoutGroup = new RegExp(`^(?!.*(?:${groupFile.source})).*(?:${saysGroup.source})`);

function groupOf(row: ExportRow, fileName: string): string {
  const [, official = '', other = ''] = groupFile.exec(fileName) ?? [];
  return row.cell('group id') || official || other;
}

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
      const group = groupOf(row, fileName);
      if (group === '') return 'unreadable';
      return makeRow({
        address: row.cell('email'),
        reason: 'unsubscribe',
        scope: `group:${group}`,
        created: row.cell('created') || row.cell('created at'),
      });
    },
  },
  {
    id: 'sendgrid-group',
    name: 'SendGrid unsubscribes of some group',
    signatures: [
      { columns: ['email'], others: ['created', 'created at'], fileName: withoutGroup },
      { columns: ['email', 'created'], others: [], fileName: withoutGroup },
    ],
    refused: 'sendgrid-group',
    read: () => 'left-out',
  },
];
