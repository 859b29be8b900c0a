import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCalendarDay } from '../../../src/core/policy/parse-calendar-day.ts';
import { parseDuration } from '../../../src/core/policy/parse-duration.ts';
import { parseInstant } from '../../../src/core/policy/parse-instant.ts';
import { parsePercentage } from '../../../src/core/policy/parse-percentage.ts';
import { parsePublicKey } from '../../../src/core/policy/parse-public-key.ts';

describe('parsePercentage', () => {
  test.each([
    ['2%', 0.02],
    ['0.5%', 0.005],
    ['2 %', 0.02],
    [' 2% ', 0.02],
    ['0%', 0],
    ['100%', 1],
    ['0.07%', 0.0007],
    ['29.000000%', 0.29],
  ])('%s is %d', (text, fraction) => {
    expect(parsePercentage(text)).toBe(fraction);
  });

  const wrong = [
    '',
    '%',
    '2',
    '0.02',
    '.5%',
    '5.%',
    '+2%',
    '-2%',
    '2%%',
    '2  %',
    '2 percent',
    '0,5%',
    '1e1%',
    '٢%',
    '100.1%',
    '２%',
  ];
  test.each(wrong)('%s is no percentage', (text) => {
    expect(parsePercentage(text)).toBeNull();
  });

  test('a maximum above 100% is the caller’s choice', () => {
    expect(parsePercentage('10000%', 100)).toBe(100);
    expect(parsePercentage('10001%', 100)).toBeNull();
  });

  test('what is written as a percentage is read back as the same fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (millionths) => {
        const text = `${Math.floor(millionths / 1_000_000)}.${String(millionths % 1_000_000).padStart(6, '0')}%`;
        expect(parsePercentage(text)).toBe(millionths / 100_000_000);
      }),
    );
  });

  test('a greater percentage is a greater fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), (hundredths) => {
        const smaller = parsePercentage(`${hundredths / 100}%`);
        expect(smaller).toBeLessThan(Number(parsePercentage(`${(hundredths + 1) / 100}%`)));
      }),
    );
  });
});

test.each([
  ['7d', 7],
  ['36h', 1.5],
  ['2w', 14],
  ['1 d', 1],
  ['0d', 0],
  [' 7d ', 7],
])('the duration %s is %d days', (text, days) => {
  expect(parseDuration(text)).toBe(days);
});

test.each(['', '7', 'd', '7m', '1.5d', '-1d', '7 days', '7D', '100000d'])('%s is no duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test.each([
  ['2026-11-22', Date.UTC(2026, 10, 22)],
  ['2028-02-29', Date.UTC(2028, 1, 29)],
  ['2026-02-29', null],
  ['2026-04-31', null],
  ['2026-00-10', null],
  ['2026-13-01', null],
  ['2026-1-1', null],
  ['+012026-11-22', null],
  ['2026-11-22T00:00:00Z', null],
])('the day %s is %s', (text, dayMs) => {
  expect(parseCalendarDay(text)).toBe(dayMs);
});

test.each([
  ['2026-12-01T09:00:00Z', Date.UTC(2026, 11, 1, 9)],
  ['2026-12-01T09:00Z', Date.UTC(2026, 11, 1, 9)],
  ['2026-12-01T09:00:00.250Z', Date.UTC(2026, 11, 1, 9, 0, 0, 250)],
  ['2026-12-01T09:00:00+05:30', Date.UTC(2026, 11, 1, 3, 30)],
  ['2026-12-01T09:00:00', null],
  ['2026-12-01 09:00:00Z', null],
  ['2026-12-01', null],
  ['2026-02-30T09:00:00Z', null],
  ['2026-12-01T25:00:00Z', null],
  ['2026-12-01T09:61:00Z', null],
  ['2026-12-01T09:00:00+0100', null],
])('the time %s is %s', (text, instantMs) => {
  expect(parseInstant(text)).toBe(instantMs);
});

const key = `${'A'.repeat(42)}E=`;

test.each([
  [key, key],
  [`MCowBQYDK2VwAyEA${key}`, key],
  ['', null],
  [`MCowBQYDK2VwAyEB${key}`, null],
  [`A${key}`, null],
  [`${key}\n`, null],
  [`${'A'.repeat(42)}B=`, null],
])('the public key %j is %j', (text, parsed) => {
  expect(parsePublicKey(text)).toBe(parsed);
});
