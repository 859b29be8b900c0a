import type { DigestTime } from '../bot/bot-config.ts';

/** When a digest was due last, and the ISO 8601 week it closes, such as `2026-W47`. */
export interface DigestMoment {
  readonly untilMs: number;
  readonly week: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The last moment at or before `nowMs` that the clocks of a time zone showed the time of the digest. */
export function digestMoment(time: DigestTime, timeZone: string, nowMs: number): DigestMoment {
  const clock = clockOf(timeZone);
  const today = Math.floor(clock(nowMs) / dayMs);
  const last = today - ((weekdayOf(today) - time.weekday + 7) % 7);
  const thisWeek = instantOf(clock, last * dayMs + time.hour * hourMs + time.minute * minuteMs);
  if (thisWeek <= nowMs) return { untilMs: thisWeek, week: isoWeek(last) };
  const before = last - 7;
  const untilMs = instantOf(clock, before * dayMs + time.hour * hourMs + time.minute * minuteMs);
  return { untilMs, week: isoWeek(before) };
}

/** What the clocks of a zone show at an instant, as if it were UTC. */
type ZoneClock = (ms: number) => number;

function clockOf(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  };
}

/** The instant at which clocks show this; where they jump over it, one within the jump of it. */
function instantOf(clock: ZoneClock, shown: number): number {
  const guess = shown - (clock(shown) - shown);
  return guess + (shown - clock(guess));
}

/** 1 is Monday, 7 Sunday, for a day counted from 1970-01-01. */
function weekdayOf(day: number): number {
  // because that day was a Thursday
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

// ISO 8601: a week belongs to the year that has its Thursday
function isoWeek(day: number): string {
  const thursday = day + 4 - weekdayOf(day);
  const year = new Date(thursday * dayMs).getUTCFullYear();
  const firstDay = Date.UTC(year, 0, 1) / dayMs;
  return `${year}-W${String(Math.floor((thursday - firstDay) / 7) + 1).padStart(2, '0')}`;
}
