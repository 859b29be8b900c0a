import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestMoment } from '../../../src/core/notify/digest-moment.ts';

const monday9 = { weekday: 1, hour: 9, minute: 0 };
const weekMs = 7 * 24 * 3_600_000;

test.each([
  ['in winter', 'Europe/Berlin', '2026-11-24T12:00:00Z', '2026-11-23T08:00:00Z', '2026-W48'],
  ['in summer', 'Europe/Berlin', '2026-07-01T12:00:00Z', '2026-06-29T07:00:00Z', '2026-W27'],
  ['at the very moment', 'Europe/Berlin', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z', '2026-W48'],
  ['a millisecond before', 'Europe/Berlin', '2026-11-23T07:59:59.999Z', '2026-11-16T08:00:00Z', '2026-W47'],
  [
    'where it is still Sunday',
    'America/Los_Angeles',
    '2026-11-23T05:00:00Z',
    '2026-11-16T17:00:00Z',
    '2026-W47',
  ],
  [
    'where clocks are half an hour off',
    'Asia/Kolkata',
    '2026-11-23T12:00:00Z',
    '2026-11-23T03:30:00Z',
    '2026-W48',
  ],
  ['in the last week of a long year', 'UTC', '2027-01-01T00:00:00Z', '2026-12-28T09:00:00Z', '2026-W53'],
  ['in the first week of a year', 'UTC', '2025-12-30T00:00:00Z', '2025-12-29T09:00:00Z', '2026-W01'],
])('%s the last Monday at nine is found', (_when, zone, now, until, week) => {
  const moment = digestMoment(monday9, zone, Date.parse(now));
  expect({ ...moment, untilMs: new Date(moment.untilMs).toISOString() }).toEqual({
    untilMs: new Date(until).toISOString(),
    week,
  });
});

test('a time that clocks jump over is an hour beside itself, and one that comes twice is one of the two', () => {
  const sunday = { weekday: 7, hour: 2, minute: 30 };
  const at = (now: string) => digestMoment(sunday, 'Europe/Berlin', Date.parse(now)).untilMs;
  const spring = Date.parse('2026-03-29T01:00:00Z');
  expect(Math.abs(at('2026-03-29T12:00:00Z') - spring)).toBeLessThanOrEqual(3_600_000);
  const autumn = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(Date.parse);
  expect(autumn).toContain(at('2026-10-25T12:00:00Z'));
});

test('on the day clocks change the time is that of the new clock', () => {
  const sunday = { weekday: 7, hour: 3, minute: 0 };
  const { untilMs } = digestMoment(sunday, 'America/New_York', Date.parse('2026-11-01T20:00:00Z'));
  expect(new Date(untilMs).toISOString()).toBe('2026-11-01T08:00:00.000Z');
});

test('the moment is never ahead, never more than a week and an hour ago, and each has a week of its own', () => {
  const times = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23), minute: fc.nat(59) });
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  );
  const nows = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
  fc.assert(
    fc.property(times, zones, nows, (time, zone, nowMs) => {
      const now = digestMoment(time, zone, nowMs);
      expect(now.untilMs).toBeLessThanOrEqual(nowMs);
      expect(nowMs - now.untilMs).toBeLessThanOrEqual(weekMs + 2 * 3_600_000);
      expect(digestMoment(time, zone, now.untilMs)).toEqual(now);
      expect(digestMoment(time, zone, nowMs + weekMs).week).not.toBe(now.week);
    }),
  );
});
