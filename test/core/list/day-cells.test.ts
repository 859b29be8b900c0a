import { expect, test } from 'vitest';
import { DayCells, noDate, unreadableDate } from '../../../src/core/list/day-cells.ts';
import { parseDay } from '../../../src/core/list/parse-day.ts';
import { mapRecords } from '../record-of.ts';

/** What one column says of each cell in turn. */
function read(cells: readonly string[]): number[] {
  const days = new DayCells();
  return mapRecords(cells.map((cell) => `x,${cell}\n`).join(''), (record) => days.get(record, 1));
}

test('every date is itself, when it is asked first and when it is asked again', () => {
  const two = (part: number): string => String(part).padStart(2, '0');
  const dates = [1899, 1989, 1990, 1991, 2000, 2199, 2200, 9999].flatMap((year) =>
    Array.from(
      { length: 14 * 34 },
      (_, place) => `${year}-${two(Math.floor(place / 34))}-${two(place % 34)}`,
    ),
  );
  const expected = dates.map((date) => parseDay(date) ?? unreadableDate);
  expect(read([...dates, ...dates])).toEqual([...expected, ...expected]);
});

test('a point in time is not taken for the date that it begins with, nor the date for it', () => {
  const cells = [
    '2026-01-01T01:00:00+02:00',
    '2026-01-01',
    '2026-01-01 01:00 +0200',
    '2026-01-011',
    '2026-01-01',
  ];
  expect(read(cells)).toEqual([20453, 20454, 20453, unreadableDate, 20454]);
});

test('what is written much like a date is not taken for one that was read before', () => {
  const day = Date.UTC(1990, 0, 1);
  const days = Array.from({ length: 76_700 }, (_, index) =>
    new Date(day + index * 86_400_000).toISOString().slice(0, 10),
  );
  const odd = [...'2030-11-15'].flatMap((_, at) =>
    [...'/:a 09'].map((other) => '2030-11-15'.slice(0, at) + other + '2030-11-15'.slice(at + 1)),
  );
  const expected = [...days, ...odd].map((date) => parseDay(date.trim()) ?? unreadableDate);
  expect(read([...days, ...odd])).toEqual(expected);
});

test.each([
  ['', noDate],
  ['          ', noDate],
  ['1990-01-01', 7305],
  [' 1990-01-01', 7305],
  ['2199-12-31', 84005],
  ['2026/01/01', 20454],
  ['2026-01/01', 20454],
  ['2026/01-01', 20454],
  ['1767312000', 20455],
  ['202/-01-01', unreadableDate],
  ['202:-01-01', unreadableDate],
  ['20/6-01-01', unreadableDate],
  [':026-01-01', unreadableDate],
  ['2026-0/-01', unreadableDate],
  ['2026-0:-01', unreadableDate],
  ['2026-/1-01', unreadableDate],
  ['2026-01-0/', unreadableDate],
  ['2026-01-:1', unreadableDate],
  ['2026-01x01', unreadableDate],
  ['2026x01-01', unreadableDate],
  ['January 26', unreadableDate],
])('the cell %j is the day %i', (cell, day) => {
  expect(read([cell, cell])).toEqual([day, day]);
});
