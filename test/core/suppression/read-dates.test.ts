import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../src/core/list/parse-day.ts';
import { KeyHasher } from '../../../src/core/matching/key-hasher.ts';
import { readExport } from '../../../src/core/suppression/read-export.ts';
import { readSuppressions } from '../../../src/core/suppression/read-suppressions.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';
import { asOfDay, readTexts } from './read-texts.ts';

/** The dates of a file's rows, and what is told of those that are not known. */
async function dates(text: string, path = 'a.csv') {
  const days: (string | null)[] = [];
  const read = await readExport(sourceOf(path, text), {
    row: (said) => {
      for (const row of typeof said === 'string' ? [] : [said].flat()) {
        days.push(row.createdDay === null ? null : formatDay(row.createdDay));
      }
      return undefined;
    },
  });
  return 'code' in read ? read.code : { days, told: read.unreadDates };
}

const told = (rows: number, ambiguous: number, line: number) => ({ rows, ambiguous, line });
const filler = (date: string) =>
  Array.from({ length: 3000 }, (_, index) => `a${index}@mail.example,hard-bounce,${date}`);

describe('the order of day and month', () => {
  test('is told by the other dates of the column, before or after', async () => {
    const text = (...days: readonly string[]) =>
      lines('email,reason,created', ...days.map((day) => `a@mail.example,manual,${day}`));
    expect(await dates(text('03/04/2026', '25/04/2026'))).toMatchObject({
      days: ['2026-04-03', '2026-04-25'],
    });
    expect(await dates(text('4/25/2026 9:00', '3/4/2026 9:00'))).toEqual({
      days: ['2026-04-25', '2026-03-04'],
      told: told(0, 0, 1),
    });
  });

  test('is told far behind the first rows, too', async () => {
    const text = lines('email,reason,created', ...filler('03/04/2026'), 'b@mail.example,manual,04/25/2026');
    const read = await dates(text);
    expect(read).toMatchObject({ told: told(0, 0, 1) });
    expect(typeof read === 'string' ? read : read.days[0]).toBe('2026-03-04');
  });

  test('is the same for exports of a service', async () => {
    const text = lines('email,created', 'a@mail.example,03/04/2026', 'b@mail.example,25/04/2026');
    expect(await dates(text, 'suppression_unsubscribes.csv')).toMatchObject({
      days: ['2026-04-03', '2026-04-25'],
    });
  });

  test('that nothing tells leaves the row undated, and says so with the line of the first', async () => {
    const text = lines(
      'email,created',
      'a@mail.example,01/01/2026',
      'b@mail.example,03/04/2026',
      'c@mail.example,05/04/2026',
    );
    expect(await dates(text)).toEqual({ days: ['2026-01-01', null, null], told: told(2, 2, 3) });
  });

  test('that two dates contradict is not guessed', async () => {
    const text = lines(
      'email,created',
      'a@mail.example,25/04/2026',
      'b@mail.example,04/25/2026',
      'c@mail.example,03/04/2026',
    );
    expect(await dates(text)).toEqual({ days: ['2026-04-25', '2026-04-25', null], told: told(1, 1, 4) });
  });
});

describe('a date that is not known', () => {
  test.each([
    ['one by one', {}],
    ['by their bytes', { hasher: new KeyHasher({ low: 1, high: 2 }) }],
  ])('is told when rows are read %s', async (_, how) => {
    const text = lines(
      'email,reason,created_at,expires_at',
      'a@mail.example,manual,last week 3,',
      'b@mail.example,manual,,2027-13-13',
    );
    const rules = { asOfDay, scopes: [], ...how };
    const { findings } = await readSuppressions([sourceOf('a.csv', text)], rules);
    expect(findings.samples()).toEqual([
      {
        code: 'suppression-unread-date',
        severity: 'notice',
        file: 'a.csv',
        line: 2,
        args: { rows: 2, ambiguous: 0 },
      },
    ]);
  });

  test('lets no suppression expire', async () => {
    const { table } = await readTexts({
      'a.csv': lines('email,reason,expires_at', 'a@mail.example,manual,03/04/1999'),
    });
    expect(table.find('a@mail.example', 'mail.example')).toBeDefined();
  });

  test.each(['', 'null', 'N/A', '0000-00-00 00:00:00', '-'])(
    'is no such thing as no date: %j',
    async (cell) => {
      expect(await dates(lines('email,created', `a@mail.example,${cell}`))).toMatchObject({
        told: told(0, 0, 1),
      });
    },
  );
});
