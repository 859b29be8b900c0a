import { instantOfDay, parseDay } from '../list/parse-day.ts';
import type { EventField } from '../outcome/event-columns.ts';
import type { EventRow } from '../outcome/event-row.ts';

/** The event of a row whose fields are known by their names alone. */
export function plainEvent(field: (name: EventField) => string): EventRow {
  const day = parseDay(field('at'));
  return {
    address: field('email'),
    event: field('event'),
    kind: field('kind'),
    status: field('status'),
    diagnostic: field('diagnostic'),
    ...(day === null ? {} : { atMs: instantOfDay(day) }),
  };
}
