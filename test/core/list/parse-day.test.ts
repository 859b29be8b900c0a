import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfInstant, formatDay, instantOfDay, parseDay } from '../../../src/core/list/parse-day.ts';

function read(text: string): string | null {
  const day = parseDay(text);
  return day === null ? null : formatDay(day);
}

describe('dates that say which day is meant', () => {
  test.each([
    ['2026-12-31', '2026-12-31'],
    ['  2026-12-31 ', '2026-12-31'],
    ['2026/12/31', '2026-12-31'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2026-12-31 23:59', '2026-12-31'],
    ['2026-12-31T23:59:59.123456789Z', '2026-12-31'],
    ['2026-12-31T23:59:59,5 UTC', '2026-12-31'],
    ['2026-12-31T24:00:00Z', '2027-01-01'],
    ['31.12.2026', '2026-12-31'],
    ['1.2.2026', '2026-02-01'],
    ['31-12-2026', '2026-12-31'],
    ['05-06-2026', '2026-06-05'],
    ['31.12.2026 23:59', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['12/31/2026 11:59:59 PM', '2026-12-31'],
    ['05/05/2026', '2026-05-05'],
    ['13/1/2026', '2026-01-13'],
    ['1/13/2026', '2026-01-13'],
    ['12/12/2026', '2026-12-12'],
    ['Mon, 06 May 2024 18:11:58 +0200 (summer)', '2024-05-06'],
    ['Mon, 06 May 2024 18:11:58 UTC', '2024-05-06'],
    ['Mon, 6 May 2024 18:11:58 +0200', '2024-05-06'],
    ['6 May 2024', '2024-05-06'],
    ['6 december 2024', '2024-12-06'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1990-01-01', '1990-01-01'],
    ['2199-12-31', '2199-12-31'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  test.each([
    ['2026-01-01T01:00:00+02:00', '2025-12-31'],
    ['2026-01-01T01:00:00+0200', '2025-12-31'],
    ['2026-01-01 01:00:00+02', '2025-12-31'],
    ['2026-01-01 01:00:00 +02:00', '2025-12-31'],
    ['2025-12-31T23:00:00-02:00', '2026-01-01'],
    ['2025-12-31T22:00:00-01:30', '2025-12-31'],
    ['2025-12-31T23:59:59-00:00', '2025-12-31'],
    ['Wed, 31 Dec 2025 23:30:00 -0800', '2026-01-01'],
    ['Thu, 1 Jan 2026 00:30 +0100', '2025-12-31'],
    ['Thu, 1 Jan 2026 00:30 +0030', '2026-01-01'],
    ['Thu, 1 Jan 2026 00:30:00 +0100 (CET)', '2025-12-31'],
  ])('a time with a zone is a day in UTC: %s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  test.each([
    ['1767225600', '2026-01-01'],
    ['1767225599', '2025-12-31'],
    ['1767225599.999', '2025-12-31'],
    ['1767225600000', '2026-01-01'],
    ['1767225599999', '2025-12-31'],
    ['631152000', '1990-01-01'],
    ['7258118399', '2199-12-31'],
    ['7258118399999', '2199-12-31'],
  ])('seconds and milliseconds since the epoch: %s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });
});

describe('dates that do not', () => {
  test.each([
    '',
    'never',
    'yesterday',
    '2026',
    '1/2/26',
    '05/06/2026',
    '01/12/2026',
    '12/01/2026',
    '13/13/2026',
    'Mon, 06 May 2024 18:11:58 +0200 (summer.)',
    '2026-1-5',
    '20260105',
    '2026-13-01',
    '2026-00-10',
    '2026-02-30',
    '2025-02-29',
    '2100-02-29',
    '31.04.2026',
    '32.12.2026',
    '0.12.2026',
    '12-31-2026',
    '31.12-2026',
    '1989-12-31',
    '2200-01-01',
    '631151999',
    '7258118400',
    '7258118400000',
    '99999999999',
    '2026-12-31T25:00:00Z',
    '2026-02-30T10:00:00Z',
    'Mon, 30 Feb 2026 10:00:00 +0000',
    '1.7672256e9',
    '0x69560000',
    '2026-12-31T23:60:00Z',
    '2026-12-31T',
    'Mon, 06 Foo 2024',
    '6 May 24',
    `2026-12-31${' '.repeat(10)}${'x'.repeat(40)}`,
  ])('"%s" is not read', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});

const days = fc.integer({
  min: dayOfInstant(Date.UTC(1990, 0, 2)),
  max: dayOfInstant(Date.UTC(2199, 11, 30)),
});

describe('laws', () => {
  test('a day that is formatted and read again is the same day', () => {
    fc.assert(fc.property(days, (day) => parseDay(formatDay(day)) === day));
  });

  test('one point in time is one day, in whatever zone it is written', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: -840, max: 840 }),
        (day, minute, zone) => {
          const local = new Date(instantOfDay(day) + (minute + zone) * 60_000).toISOString().slice(0, 19);
          const hours = String(Math.floor(Math.abs(zone) / 60)).padStart(2, '0');
          const minutes = String(Math.abs(zone) % 60).padStart(2, '0');
          return parseDay(`${local}${zone < 0 ? '-' : '+'}${hours}:${minutes}`) === day;
        },
      ),
    );
  });

  test('no text makes it throw, and what it gives is a day from 1990 to 2199', () => {
    const digits = fc.stringMatching(/^[0-9:./ TZ+-]{8,30}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits), (text) => {
        const day = parseDay(text);
        return day === null || (Number.isInteger(day) && /^(199|2[01])/.test(formatDay(day + 1)));
      }),
    );
  });
});
