import { expect, test } from 'vitest';
import { mappedColumns } from '../../../src/core/list/mapped-columns.ts';
import { shownHeader } from '../../../src/core/list/shown-header.ts';

test.each([
  [['name', 'street'], 'name, street'],
  [['E-Mail 2', 'at work', 'Plan 365'], 'E-Mail 2, at work, Plan 365'],
  [['name', 'x'.repeat(130)], `name, ${'x'.repeat(113)}…`],
  [['Kontakt E-Mail-Adr.'], 'Kontakt E-Mail-Adr.'],
])('the header %j is shown as %j', (cells, shown) => {
  expect(shownHeader(cells)).toBe(shown);
});

test.each([
  'ann@mail.example',
  'ann＠mail.example',
  'ann%40mail.example',
  'ann (at) mail.example',
  'ann[AT]mail.example',
  'ann { at } mail.example',
  '12345 Springfield',
])('of a first row with %j nothing is shown', (cell) => {
  expect(shownHeader(['name', cell])).toBe('(looks like data, not shown)');
});

test.each(['Katharina Musterfrau', 'kat.musterfrau_vanity-1.de', '', 'x'])(
  'of a first row that is %j and has no word of headers nothing is shown',
  (cell) => {
    expect(shownHeader([cell, 'x'])).toBe('(looks like data, not shown)');
  },
);

test('the mapped columns are those that have a header text', () => {
  expect(mappedColumns({ email: 'Mail', source: undefined })).toStrictEqual({ email: 'Mail' });
});
