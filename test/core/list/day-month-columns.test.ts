import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAmbiguousDate, orderOf, parseDayMonth } from '../../../src/core/list/day-month.ts';
import { DayMonthColumns } from '../../../src/core/list/day-month-columns.ts';
import { formatDay, parseDay } from '../../../src/core/list/parse-day.ts';

function rowOf(cells: readonly string[]) {
  return { fieldCount: cells.length, field: (index: number) => cells[index] ?? '' };
}

/** The columns of rows, and how they read one more row. */
function read(rows: readonly (readonly string[])[], row: readonly string[]): string {
  const columns = new DayMonthColumns();
  for (const cells of rows) columns.look(rowOf(cells));
  return row.map((_, index) => columns.cell(rowOf(row), index)).join(' ');
}

test.each(['/', '-'] as const)(
  'a date is taken apart into its numbers and the %s between them',
  (separator) => {
    const parts = { separator, first: 3, second: 4, year: '2026' };
    expect(parseDayMonth(`03${separator}4${separator}2026`)).toEqual(parts);
  },
);

describe('a date shows its order', () => {
  test.each([
    ['25/04/2026', 'day-first'],
    ['4/25/2026 10:00', 'month-first'],
    ['25-04-2026', 'day-first'],
    ['04-25-2026T10:00:00', 'month-first'],
    ['03/04/2026', null],
    ['25/26/2026', null],
    ['12/13/2026', 'month-first'],
    ['13/12/2026', 'day-first'],
    ['12/12/2026', null],
    [`03/13/2026 ${'x'.repeat(20)}`.padStart(40), 'month-first'],
  ])('%s: %s', (text, order) => {
    const date = parseDayMonth(text);
    expect(date === null ? 'no date' : orderOf(date)).toBe(order);
  });

  test.each([
    '2026/04/03',
    '03.04.2026',
    '03/04-2026',
    '03/04/26',
    '',
    'x 03/04/2026',
    '1'.repeat(50),
    `03/13/2026 ${'x'.repeat(20)}`.padStart(41),
  ])('%j has none', (text) => expect(parseDayMonth(text)).toBeNull());

  test.each([
    ['03/04/2026', true],
    ['04/04/2026', false],
    ['03-04-2026', false],
    ['25/04/2026', false],
    ['soon', false],
  ])('%s may mean two days: %s', (text, is) => expect(isAmbiguousDate(text)).toBe(is));
});

describe('a column', () => {
  test.each([
    ['day first', [['25/04/2026']], '2026-04-03'],
    ['month first', [['04/25/2026']], '2026-03-04'],
    ['settled by nothing', [['04/03/2026']], '03/04/2026'],
    ['of both orders', [['04/25/2026'], ['25/04/2026']], '03/04/2026'],
    ['of another order with hyphens', [['04-25-2026']], '2026-03-04'],
    ['of both orders, then of one again', [['04/25/2026'], ['25/04/2026'], ['04/25/2026']], '03/04/2026'],
    ['settled, with dates that tell nothing behind', [['04/25/2026'], ['04/03/2026']], '2026-03-04'],
    ['settled, with dates that tell nothing before', [['04/03/2026'], ['04/25/2026']], '2026-03-04'],
  ])('%s', (_, rows, cell) => expect(read(rows, ['03/04/2026'])).toBe(cell));

  test('has the order of the others where its own dates do not tell', () => {
    expect(read([['25/04/2026', '01/02/2027']], ['03/04/2026', '01/02/2027'])).toBe('2026-04-03 2027-02-01');
    expect(read([['25/04/2026', '04/25/2027', '']], ['', '', '01/02/2027'])).toBe('  01/02/2027');
  });

  test('has its own order where its dates tell, whatever the others have', () => {
    expect(read([['25/04/2026', '04/25/2027']], ['03/04/2026', '03/04/2027'])).toBe('2026-04-03 2027-03-04');
  });

  test('is needed once a date has been seen whose order matters, and unsettled until one tells', () => {
    const columns = new DayMonthColumns();
    const seen = () => [columns.isNeeded, columns.isUnsettled];
    columns.look(rowOf(['ann@mail.example', '31.12.2026']));
    expect(seen()).toEqual([false, false]);
    columns.look(rowOf(['03/04/2026', '']));
    expect(seen()).toEqual([true, true]);
    columns.look(rowOf(['', '25/04/2026']));
    expect(seen()).toEqual([true, false]);
    columns.look(rowOf(['', '04/25/2026']));
    expect(seen()).toEqual([true, true]);
  });

  test('gives a date that tells its own order as that date, whatever the others are', () => {
    expect(read([['25/04/2026']], ['04/25/2026'])).toBe('2026-04-25');
    expect(read([['25/04/2026'], ['04/25/2026']], ['25/04/2026'])).toBe('2026-04-25');
  });

  test('leaves everything else as it is', () => {
    expect(read([['25/04/2026']], ['ann@mail.example', ' x ', '31.12.2026'])).toBe(
      'ann@mail.example  x  31.12.2026',
    );
  });

  test('gives back any date in whichever order a program wrote all of them, once one of them tells', () => {
    const days = fc.integer({ min: 7305, max: 83_000 });
    fc.assert(
      fc.property(
        fc.array(days, { minLength: 1 }),
        fc.boolean(),
        fc.constantFrom('/', '-'),
        (some, isDayFirst, by) => {
          const write = (day: number) => {
            const [year = '', month = '', date = ''] = formatDay(day).split('-');
            return (isDayFirst ? [date, month, year] : [month, date, year]).join(by);
          };
          const telling = parseDay('2026-04-25') ?? 0;
          const columns = new DayMonthColumns();
          for (const day of [...some, telling]) columns.look(rowOf([write(day)]));
          expect(columns.isUnsettled).toBe(false);
          expect(some.map((day) => parseDay(columns.cell(rowOf([write(day)]), 0)))).toEqual(some);
        },
      ),
    );
  });
});
