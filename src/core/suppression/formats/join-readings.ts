import type { SuppressionRow } from '../parse-suppression-row.ts';
import type { RowReading } from './suppression-format.ts';

/** Several statements of one row as one: unreadable when one of them is, left out when there is none. */
export function joinReadings(readings: readonly RowReading[]): RowReading {
  const rows: SuppressionRow[] = [];
  for (const reading of readings) {
    if (reading === 'unreadable') return reading;
    if (reading !== 'left-out') rows.push(...[reading].flat());
  }
  return rows.length === 0 ? 'left-out' : rows;
}
