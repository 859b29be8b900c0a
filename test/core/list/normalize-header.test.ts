import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeHeader } from '../../../src/core/list/normalize-header.ts';

test.each([
  ['Email', 'email'],
  [' E-Mail ', 'e mail'],
  ['EMAIL_ADDRESS', 'email address'],
  ['email.address', 'email address'],
  ['Email\u00a0 Address', 'email address'],
  ['Correo Electrónico', 'correo electronico'],
  ['CORREO ELECTRO\u0301NICO', 'correo electronico'],
  ['\ufeffemail', 'email'],
  ['e\u200bmail', 'email'],
  ['EMAİL', 'email'],
  ['', ''],
  [' _-. ', ''],
])('"%s" is compared as "%s"', (cell, expected) => {
  expect(normalizeHeader(cell)).toBe(expected);
});

test('normalizing twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (cell) => {
      const once = normalizeHeader(cell);
      return normalizeHeader(once) === once;
    }),
  );
});
