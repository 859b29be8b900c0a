import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanAddress } from '../../../src/core/address/clean-address.ts';

test.each([
  ['jane@example.com', 'jane@example.com'],
  ['  jane@example.com\t\r\n', 'jane@example.com'],
  ['\u00a0jane@example.com\u00a0', 'jane@example.com'],
  ['\ufeffjane@example.com\u200b', 'jane@example.com'],
  ['\u202ajane@example.com\u202c', 'jane@example.com'],
  ['mailto:jane@example.com', 'jane@example.com'],
  ['MAILTO: jane@example.com', 'jane@example.com'],
  ['mailto:jane@example.com?subject=Hello', 'jane@example.com'],
  ['mailto:what?@example.com', 'what?@example.com'],
  ['<jane@example.com>', 'jane@example.com'],
  ['Jane Doe <jane@example.com>', 'jane@example.com'],
  ['"Doe, Jane <x>" <jane@example.com>;', 'jane@example.com'],
  ['<mailto:jane@example.com>', 'jane@example.com'],
  ['jane@example.com;', 'jane@example.com'],
  ['jane@example.com, ', 'jane@example.com'],
  ['jane@example.com.', 'jane@example.com'],
  ['jane@example.com>', 'jane@example.com>'],
  ['ja ne@example.com', 'ja ne@example.com'],
  ['mailto:', ''],
  [' ; ', ''],
  ['<>', ''],
  ['', ''],
])('of the cell %j the address is %j', (cell, address) => {
  expect(cleanAddress(cell)).toBe(address);
});

const cells = fc.array(
  fc.constantFrom(
    'mailto:',
    'MailTo:',
    '<',
    '>',
    ' ',
    '\u00a0',
    '\ufeff',
    ';',
    ',',
    '.',
    '?',
    '@',
    'a',
    'jane@example.com',
    '"',
  ),
  { maxLength: 14 },
);

test('cleaning twice is cleaning once, and what is left is part of the cell', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        cells.map((parts) => parts.join('')),
      ),
      (cell) => {
        const address = cleanAddress(cell);
        expect(cleanAddress(address)).toBe(address);
        expect(cell).toContain(address);
      },
    ),
    { numRuns: 10_000 },
  );
});

test.each(['mailto:', 'mailto: ', '<', '>', '<>', ';', ' ', '<mailto:', '\ufeff', '?@'])(
  'a cell of a million %j costs linear time',
  (text) => {
    const start = performance.now();
    cleanAddress(text.repeat(1_000_000));
    cleanAddress(`${text.repeat(1_000_000)}>`);
    expect(performance.now() - start).toBeLessThan(10_000);
  },
);

test.each([
  ['two addresses, both in brackets', 'Ann <ann@one.example>, Ben <ben@two.example>'],
  ['an address before the one in brackets', 'ann@one.example <ben@two.example>'],
  ['two addresses with a semicolon', 'Ann <ann@one.example>; Ben <ben@two.example>'],
])('%s do not pass for the last of them', (_, text) => {
  expect(cleanAddress(text)).not.toBe('ben@two.example');
});

test('a name that repeats the address is only a name', () => {
  expect(cleanAddress('"Ann@one.example" <ann@one.example>')).toBe('ann@one.example');
});
