/** A calendar day as ISO 8601 writes it. */
export const calendarDayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Parses `YYYY-MM-DD` to epoch milliseconds at 00:00 UTC, or null when there is no such day. */
export function parseCalendarDay(text: string): number | null {
  if (!calendarDayPattern.test(text)) return null;
  const dayMs = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(dayMs)) return null;
  // Date.parse turns 30 February into 2 March.
  return new Date(dayMs).toISOString().startsWith(text) ? dayMs : null;
}
