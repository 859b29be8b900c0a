import { expect, test } from 'vitest';
import { FirstNewline } from '../../../src/core/list/first-newline.ts';

test.each([
  { pieces: [], value: '\n' },
  { pieces: ['ab', 'c'], value: '\n' },
  { pieces: ['a\nb\r\n'], value: '\n' },
  { pieces: ['ab', '\r\n', '\n'], value: '\r\n' },
  { pieces: ['a\r', '\nb\n'], value: '\r\n' },
  { pieces: ['a\r', '', '\n'], value: '\r\n' },
  { pieces: ['a\r', 'b\n'], value: '\r' },
  { pieces: ['a\r', '\r\n'], value: '\r' },
  { pieces: ['a\r'], value: '\r' },
  { pieces: ['a\rb'], value: '\r' },
  { pieces: ['a\rb', '\nc'], value: '\r' },
  { pieces: ['a\r\nb'], value: '\r\n' },
])('the first terminator of $pieces is $value', ({ pieces, value }) => {
  const newline = new FirstNewline();
  for (const piece of pieces) newline.look(Buffer.from(piece));
  expect(newline.value).toBe(value);
});

test.each([
  { pieces: [], known: false },
  { pieces: ['ab'], known: false },
  { pieces: ['a\n'], known: true },
  { pieces: ['a\r'], known: false },
  { pieces: ['a\r', 'b'], known: true },
  { pieces: ['a\r\n'], known: true },
])('after $pieces more bytes cannot change it: $known', ({ pieces, known }) => {
  const newline = new FirstNewline();
  for (const piece of pieces) newline.look(Buffer.from(piece));
  expect(newline.isKnown).toBe(known);
});
