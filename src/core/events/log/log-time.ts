import { type DayNumber, dayOfInstant, parseDay } from '../../list/parse-day.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2026-12-01T09:00:00.123456+01:00`, with a space in Exim's main log. */
const isoTime = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d:\d\d/;
/** What follows a time in a log: a host, an id or a zone, where a table has its next cell. */
const isoTimeOfLog = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.:Z+-]{0,20} [^\s,;]{1,255} /;
/** `Dec  1 09:00:00`, the time of RFC 3164, without a year. */
const bsdTime = /^([A-Z][a-z]{2}) ([ \d]\d) \d\d:\d\d:\d\d /;
const priority = /^<\d{1,3}>/;

/** Whether a line begins as one of a mail server's log does. */
export function hasLogTime(line: string): boolean {
  const text = withoutPriority(line);
  return isoTimeOfLog.test(text) || bsdTime.test(text);
}

/** The day of a line of a log; a year that is left out is the last one that puts it at most a day after `asOfMs`. */
export function dayOfLine(line: string, asOfMs: number | undefined): DayNumber | null {
  const text = withoutPriority(line);
  const iso = isoTime.exec(text);
  if (iso !== null) return parseDay(String(iso[1]));
  const bsd = bsdTime.exec(text);
  if (bsd === null || asOfMs === undefined) return null;
  const month = months.indexOf(String(bsd[1]).toLowerCase()) + 1;
  return lastSuchDay(month, Number(bsd[2]), dayOfInstant(asOfMs) + 1);
}

function lastSuchDay(month: number, day: number, latest: DayNumber): DayNumber | null {
  const year = new Date(latest * 86_400_000).getUTCFullYear();
  // because the 29th of February is in one year of four, or of eight
  for (let back = 0; back <= 8; back += 1) {
    const two = (part: number) => String(part).padStart(2, '0');
    const found = parseDay(`${year - back}-${two(month)}-${two(day)}`);
    if (found !== null && found <= latest) return found;
  }
  return null;
}

function withoutPriority(line: string): string {
  return line.startsWith('<') ? line.replace(priority, '') : line;
}
