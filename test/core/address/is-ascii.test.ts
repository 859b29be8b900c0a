import { expect, test } from 'vitest';
import { isAscii } from '../../../src/core/address/is-ascii.ts';
import { utf8Length } from '../../../src/core/address/utf8-length.ts';

test.each([
  ['', true],
  ['jane\u007f', true],
  ['jane\u0080', false],
  ['éjane', false],
])('%j is ASCII: %s', (text, expected) => {
  expect(isAscii(text)).toBe(expected);
});

test.each([0, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff])(
  'UTF-8 has as many octets for the code point %i as an encoder writes',
  (codePoint) => {
    expect(utf8Length(codePoint)).toBe(new TextEncoder().encode(String.fromCodePoint(codePoint)).length);
  },
);
