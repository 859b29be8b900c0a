import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInvisible, isWhiteSpace } from '../../../src/core/address/classify-blank.ts';
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
  ['mailto: mailto:jane@example.com', 'jane@example.com'],
  ['mailto:jane@example.com;?subject=Hello', 'jane@example.com'],
  ['mailto:jane@example.com?;', 'jane@example.com'],
  ['mailto:jane?subject=Hello', 'jane?subject=Hello'],
  ['jane@example.com?subject=Hello', 'jane@example.com?subject=Hello'],
  ['mailto:<jane@example.com>?subject=Hello', 'jane@example.com'],
  ['<mailto:jane@example.com?subject=Hello>', 'jane@example.com'],
  ['mailto:<jane@example.com>?<x', 'jane@example.com'],
  ['mailto: ; ', ''],
  ['< ; >', ''],
  ['mailto:jane@example.com>?subject=Hello', 'jane@example.com>'],
  ['mail to:jane@example.com', 'mail to:jane@example.com'],
  ['mailto', 'mailto'],
  ['< jane@example.com, >', 'jane@example.com'],
  ['<jane@example.com>>', 'jane@example.com>'],
  ['<jane@example.com', '<jane@example.com'],
  ['Jane <jane@example.com', 'Jane <jane@example.com'],
  ['<jane@example.com> Jane', '<jane@example.com> Jane'],
  ['mailto:', ''],
  [' ; ', ''],
  ['>', '>'],
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
  ['a bare @ before the address in brackets', '@ <ben@two.example>'],
  ['two addresses with a semicolon', 'Ann <ann@one.example>; Ben <ben@two.example>'],
])('%s do not pass for the last of them', (_, text) => {
  expect(cleanAddress(text)).not.toBe('ben@two.example');
});

test.each(['"Ann@one.example" <ann@one.example>', "'ann@one.example' <ann@one.example>"])(
  'a name that repeats the address is only a name: %s',
  (text) => {
    expect(cleanAddress(text)).toBe('ann@one.example');
  },
);

test('that is so behind any number of `mailto:`, so that cleaning twice is cleaning once', () => {
  expect(cleanAddress('mailto:mailto:ann@one.example<ann@one.example>')).toBe('ann@one.example');
});

test('an address in brackets may repeat the one before it in other letters and with blanks around it', () => {
  expect(cleanAddress('ann@one.example < ANN@one.example >')).toBe('ANN@one.example');
});

test('white space is what Unicode calls so, and nothing else', () => {
  const wrong: number[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    if (isWhiteSpace(code) !== /^\p{White_Space}$/u.test(String.fromCharCode(code))) wrong.push(code);
  }
  expect(wrong).toEqual([]);
});

test('what is written but not seen is these characters, and no others', () => {
  const found: number[] = [];
  for (let code = 0; code <= 0xffff; code += 1) if (isInvisible(code)) found.push(code);
  const between = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);
  expect(found).toEqual([
    0xad,
    0x61c,
    0x180e,
    ...between(0x200b, 0x200f),
    ...between(0x202a, 0x202e),
    ...between(0x2060, 0x206f),
    0xfeff,
  ]);
});
