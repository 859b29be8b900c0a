/** Days since 1970-01-01 UTC. All ages are differences of such day numbers, so time zones do not move a verdict. */
export type DayNumber = number;

const msPerDay = 86_400_000;
const firstDay = Date.UTC(1990, 0, 1) / msPerDay;
const lastDay = Date.UTC(2199, 11, 31) / msPerDay;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a date as a day number, or null when it cannot be told what day is meant. Accepted: ISO 8601 (date, or date
 * and time with or without zone; UTC when it has none), epoch seconds and milliseconds, RFC 2822, `31.12.2026` and
 * `31-12-2026` (day first by custom), and slashed dates only where one part is above 12. Years 1990 to 2199.
 */
export function parseDay(text: string): DayNumber | null {
  const trimmed = text.trim();
  if (trimmed.length > 40) return null;
  return parseIso(trimmed) ?? parseEpoch(trimmed) ?? parseNumericDayFirst(trimmed) ?? parseRfc2822(trimmed);
}

/** The day number of a point in time given in milliseconds since the epoch. */
export function dayOfInstant(epochMs: number): DayNumber {
  return Math.floor(epochMs / msPerDay);
}

/** Midnight UTC at the start of a day, in milliseconds since the epoch. */
export function instantOfDay(day: DayNumber): number {
  return day * msPerDay;
}

/** A day number as `YYYY-MM-DD`. */
export function formatDay(day: DayNumber): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

function dayOf(year: number, month: number, day: number): DayNumber | null {
  if (year < 1990 || year > 2199) return null;
  // because a month or a day that there is not makes a date of another month
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.getTime() / msPerDay : null;
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

function parseIso(text: string): DayNumber | null {
  // because most dates of events are numbers, and these are read a million at a time
  if (text[4] !== '-' && text[4] !== '/') return null;
  const match = iso.exec(text.replaceAll('/', '-'));
  if (match === null) return null;
  const [, year, month, day, hours, minutes, , zone] = match;
  const date = dayOf(Number(year), Number(month), Number(day));
  if (date === null || hours === undefined) return date;
  if (Number(hours) > 24 || Number(minutes) > 59) return null;
  return date + Math.floor((Number(hours) * 60 + Number(minutes) - zoneMinutes(zone)) / 1440);
}

function zoneMinutes(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function parseEpoch(text: string): DayNumber | null {
  if (!/^\d{9,13}(?:\.\d{1,9})?$/.test(text)) return null;
  const number = Number(text);
  const epochMs = number > 99_999_999_999 ? number : number * 1000;
  const day = dayOfInstant(epochMs);
  return day >= firstDay && day <= lastDay ? day : null;
}

function parseNumericDayFirst(text: string): DayNumber | null {
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T].{0,20})?$/.exec(text);
  if (match === null) return null;
  const [, first, separator, second, year] = match;
  const a = Number(first);
  const b = Number(second);
  if (separator !== '/') return dayOf(Number(year), b, a);
  if (a > 12) return dayOf(Number(year), b, a);
  return b > 12 || a === b ? dayOf(Number(year), a, b) : null;
}

const rfc2822 =
  /^(?:[a-z]{3}, ?)?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})(?: (\d{2}):(\d{2})(?::\d{2})?(?: ([+-]\d{4}))?)?(?: .{0,15})?$/i;

function parseRfc2822(text: string): DayNumber | null {
  const match = rfc2822.exec(text);
  if (match === null) return null;
  const [, day, month, year, hours, minutes, zone] = match;
  const date = dayOf(Number(year), months.indexOf(String(month).toLowerCase()) + 1, Number(day));
  if (date === null || hours === undefined) return date;
  return date + Math.floor((Number(hours) * 60 + Number(minutes) - zoneMinutes(zone)) / 1440);
}
