import { describe, expect, test } from 'vitest';
import { dayOfLine, hasLogTime } from '../../../../src/core/events/log/log-time.ts';
import { formatDay } from '../../../../src/core/list/parse-day.ts';

function dayText(line: string, asOf?: string): string | null {
  const day = dayOfLine(line, asOf === undefined ? undefined : Date.parse(asOf));
  return day === null ? null : formatDay(day);
}

describe('the day of a line', () => {
  test.each([
    ['2026-12-01', '2026-12-01T09:00:00.123+01:00 mail x', '2020-01-01'],
    ['2026-12-01', '2026-12-01 09:00:00 1E9PTu-0003jN-QY Completed', '2020-01-01'],
    ['2026-11-30', 'Nov 30 09:00:00 mail x', '2026-12-01'],
    ['2025-12-31', 'Dec 31 23:59:00 mail x', '2026-01-01'],
    ['2026-12-02', 'Dec  2 00:00:01 mail x', '2026-12-01'],
    ['2025-12-03', 'Dec  3 00:00:01 mail x', '2026-12-01'],
    ['2024-02-29', 'Feb 29 09:00:00 mail x', '2026-12-01'],
    ['2026-12-01', '<22>Dec  1 09:00:00 mail x', '2026-12-01'],
    [null, 'Xyz  1 09:00:00 mail x', '2026-12-01'],
    [null, 'Feb 30 09:00:00 mail x', '2026-12-01'],
  ])('%s: %s', (expected, line, asOf) => {
    expect(dayText(line, asOf)).toBe(expected);
  });

  test('a year that is left out is not made up', () => {
    expect(dayText('Dec  1 09:00:00 mail x')).toBeNull();
  });

  test('a table or a mail does not begin like a log', () => {
    expect(['email,event', 'From: ann@mail.example', '2026-12-01,ann@mail.example'].some(hasLogTime)).toBe(
      false,
    );
  });
});
