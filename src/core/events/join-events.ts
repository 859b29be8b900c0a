import type { EventRow } from '../outcome/event-row.ts';
import type { EventReading } from './event-form.ts';

/** Several readings as one: not understood when any is, left out when there is none. */
export function joinEvents(readings: readonly EventReading[]): EventReading {
  const rows: EventRow[] = [];
  for (const reading of readings) {
    if (reading === 'not-understood') return reading;
    if (reading !== 'left-out') rows.push(...reading);
  }
  return rows.length === 0 ? 'left-out' : rows;
}
