import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packText, unpackRow, unpackText } from '../../../src/io/bot-store/portable-text.ts';

const unit = fc.constantFrom('\\', '\0', '0', 'u', 'd', '8', '\ud83d', '\ude00', '\ud800', 'a', 'é');
const anyText = fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' }));

test('any text comes back as it was, and is fit for any database meanwhile', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const packed = packText(text);
      expect(unpackText(packed)).toBe(text);
      expect(packed).not.toContain('\0');
      expect(packed.isWellFormed()).toBe(true);
    }),
  );
});

test('different texts stay different', () => {
  fc.assert(
    fc.property(anyText, anyText, (left, right) => {
      expect(packText(left) === packText(right)).toBe(left === right);
    }),
  );
});

test.each([
  ['plain text is left alone', 'autumn-sale', 'autumn-sale'],
  ['a backslash is doubled', 'a\\0', 'a\\\\0'],
  ['NUL is an escape', 'a\0', 'a\\0'],
  ['a lone surrogate is an escape', '\udc00', '\\udc00'],
  ['a pair of surrogates is left alone', '\ud83d\ude00', '\ud83d\ude00'],
])('%s', (_, text, packed) => {
  expect(packText(text)).toBe(packed);
});

test('of a row only texts change', () => {
  const row = { text: 'a\\0', other: 'b', count: 1, nothing: null };
  unpackRow(row);
  expect(row).toEqual({ text: 'a\0', other: 'b', count: 1, nothing: null });
});
