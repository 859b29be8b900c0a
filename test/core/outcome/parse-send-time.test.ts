import { expect, test } from 'vitest';
import { parseSendTime } from '../../../src/core/outcome/parse-send-time.ts';

const iso = (ms: number) => new Date(ms).toISOString();

test('a day is known to the day, a time to the millisecond', () => {
  const day = parseSendTime('2026-12-01');
  expect([iso(day?.firstMs ?? 0), iso(day?.lastMs ?? 0)]).toEqual([
    '2026-12-01T00:00:00.000Z',
    '2026-12-01T23:59:59.999Z',
  ]);
  const time = parseSendTime('2026-12-01T09:30:00+02:00');
  expect([iso(time?.firstMs ?? 0), iso(time?.lastMs ?? 0)]).toEqual(
    new Array(2).fill('2026-12-01T07:30:00.000Z'),
  );
});

test.each([
  '',
  'today',
  '01.12.2026',
  '2026-02-30',
  '2026-12-01T09:30',
  '1999-12-31',
  '2100-01-01',
  '20261201',
])('%j is no such time', (text) => {
  expect(parseSendTime(text)).toBeNull();
});
