import type { ByteSource } from '../byte-source.ts';
import { readBounceEvents } from '../events/read-bounce-events.ts';
import type { Problem } from '../finding.ts';
import type { EventRow } from './event-row.ts';

/** Receives each event with the line (1-based) on which it starts; null for one that is not understood. */
export type OnEvent = (row: EventRow | null, line: number) => void;

/**
 * Reads a dump of events in any form; gives the problem that kept it from being read, or null. What was handed over before
 * a problem is not to be used. `asOfMs` is a time that no event lies after, for logs that leave the year out.
 */
export async function readEvents(
  source: ByteSource,
  onEvent: OnEvent,
  asOfMs?: number,
): Promise<Problem | null> {
  const options = asOfMs === undefined ? {} : { asOfMs };
  const read = await readBounceEvents(source, (row, line) => onEvent(row, line), options);
  return 'code' in read ? read : null;
}
