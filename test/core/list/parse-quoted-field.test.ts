import { expect, test } from 'vitest';
import { parseQuotedField } from '../../../src/core/list/parse-quoted-field.ts';
import { terminatorLength } from '../../../src/core/list/terminator-length.ts';

test.each([
  ['""', ''],
  ['"a"', 'a'],
  ['"a""b"', 'a"b'],
  ['""""', '"'],
  ['""""""', '""'],
  // as csv-parse reads what is not as RFC 4180 has it
  ['"a"b', '"a"b'],
  ['"a"b"c"', '"a"b"c"'],
  ['"a\nb"c', '"a\nb"c'],
  ['"a\r\nb\rc"d', '"a\r\nb\rc"d'],
  ['"a,b"c', '"a,b"c'],
  ['"é"ÿ', '"é"ÿ'],
  ['"a,b""c"', 'a,b"c'],
  ['"a\nb""c"', 'a\nb"c'],
  ['"é""ÿ"', 'é"ÿ'],
])('the field %j has the text %j', (written, text) => {
  expect(parseQuotedField(Buffer.from(written, 'latin1'), ',').toString('latin1')).toBe(text);
});

test.each([
  ['\n', 1],
  ['\r', 1],
  ['\r\n', 2],
  ['\r\r\n', 1],
  ['\n\r', 1],
  ['\n\n', 1],
  ['', 0],
])('the terminator at the start of %j has %i bytes', (text, length) => {
  const bytes = Buffer.from(`x${text}`);
  expect(terminatorLength(bytes, 1, bytes.length)).toBe(length);
});

test('a line feed behind the end of the text is no part of a terminator', () => {
  expect(terminatorLength(Buffer.from('\r\n'), 0, 1)).toBe(1);
});
