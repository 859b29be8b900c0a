import type { EventRow } from '../outcome/event-row.ts';
import type { EventReading } from './event-form.ts';

/**
 * Several readings as one: what is not understood stands beside the events as null, so that it costs none of them. Not
 * understood when nothing else is there, left out when there is none.
 */
export function joinEvents(readings: readonly EventReading[]): EventReading {
  const rows: (EventRow | null)[] = [];
  for (const reading of readings) {
    if (reading === 'not-understood') rows.push(null);
    else if (reading !== 'left-out') rows.push(...reading);
  }
  if (rows.length === 0) return 'left-out';
  return rows.every((row) => row === null) ? 'not-understood' : rows;
}
