import { parseCalendarDay } from './parse-calendar-day.ts';

/** A point in time as ISO 8601 writes it, with its zone: without one, two machines would read two times. */
export const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Parses an ISO 8601 time with zone to epoch milliseconds, or null when it is anything else. */
export function parseInstant(text: string): number | null {
  if (!instantPattern.test(text) || parseCalendarDay(text.slice(0, 10)) === null) return null;
  const instantMs = Date.parse(text);
  return Number.isNaN(instantMs) ? null : instantMs;
}
