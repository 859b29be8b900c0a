import { bounceRow } from './bounce-row.ts';
import { joinReadings } from './join-readings.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, ExportShape, RowReading, SuppressionFormat } from './suppression-format.ts';

const bounceColumns = ['portal bounce', 'global bounce'];
/** Columns that are no subscription type; a name or a date in them is never TRUE, but a column may be added some day. */
const otherColumns: ReadonlySet<string> = new Set([
  ...bounceColumns,
  'email',
  'portal unsubscribe',
  'portal spam report',
]);

/** One row may say several things: bounced, complained, left everything, left some subscription types. */
function readRow(row: ExportRow, { columns }: ExportShape): RowReading {
  const address = row.cell('email');
  const readings: RowReading[] = [];
  if (isSet(row.cell('portal spam report'))) readings.push(makeRow({ address, reason: 'complaint' }));
  if (isSet(row.cell('portal unsubscribe'))) readings.push(makeRow({ address, reason: 'unsubscribe' }));
  for (const type of columns) {
    if (otherColumns.has(type) || !isOptOut(row.cell(type))) continue;
    readings.push(makeRow({ address, reason: 'unsubscribe', scope: `list:${type}` }));
  }
  const bounces = bounceColumns.map(row.cell).filter(isSet);
  // because a bounce cell holds TRUE or, since 2019, what the server replied
  const reply = bounces.find((cell) => !isTrue(cell)) ?? '';
  if (bounces.length > 0) readings.push(bounceRow({ address }, { kind: 'hard', reply }));
  return joinReadings(readings);
}

function isTrue(cell: string): boolean {
  return /^(?:true|yes|1)$/i.test(cell);
}

/** TRUE, or the word that the status of a subscription has. */
function isOptOut(cell: string): boolean {
  return isTrue(cell) || /^(?:opt(?:ed)?[ _-]?out|unsubscribed)$/i.test(cell);
}

function isSet(cell: string): boolean {
  return cell !== '' && !/^(?:false|no|0|-)$/i.test(cell);
}

/**
 * HubSpot "Export unsubscribes and bounces", with deleted contacts in it. Each further column is a subscription type, and
 * TRUE or `Opted out` in it an opt-out from that type alone.
 */
export const hubspotFormats: readonly SuppressionFormat[] = [
  {
    id: 'hubspot',
    name: 'HubSpot unsubscribes and bounces',
    signatures: [{ columns: ['email', 'portal bounce'] }],
    read: readRow,
  },
];
