import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternIndex } from '../../../src/core/suppression/pattern-index.ts';

function fits(text: string, pattern: string): boolean {
  const index = new PatternIndex();
  index.add(pattern);
  return [...index.fitting(text)].includes(pattern);
}

test.each([
  ['ann@mail.example', 'ann@mail.example', true],
  ['ann@mail.example', 'ann@mail.example.', false],
  ['ann@mail.example', 'ann*', true],
  ['ann@mail.example', '*example', true],
  ['ann@mail.example', '*@mail*', true],
  ['ann@mail.example', 'a*n@*.example', true],
  ['ann@mail.example', '*', true],
  ['ann@mail.example', '**@**', true],
  ['ann@mail.example', '', false],
  ['ann@mail.example', 'nn*', false],
  ['ann@mail.example', '*mail', false],
  ['ann@mail.example', 'a?n@mail.example', false],
  ['ann@mail.example', '.*', false],
  ['aaab', '*ab', true],
  ['aab', 'a*ab*b', false],
  ['aa', 'a*aa', false],
])('%s and %s: %s', (text, pattern, expected) => {
  expect(fits(text, pattern)).toBe(expected);
});

test('it says what a regular expression says', () => {
  const some = fc.string({ unit: fc.constantFrom('a', 'b', '@', '*'), maxLength: 8 });
  fc.assert(
    fc.property(some, some, (written, pattern) => {
      const text = written.replaceAll('*', 'c');
      const same = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
      expect(fits(text, pattern)).toBe(same.test(text));
    }),
  );
});

test('all patterns that fit are given, each once', () => {
  const [one, other] = [new PatternIndex(), new PatternIndex()];
  for (const pattern of ['a*', '*b', 'c*']) one.add(pattern);
  for (const pattern of ['a*', '*']) other.add(pattern);
  one.addAll(other);
  expect(one.size).toBe(4);
  expect([...one.fitting('ab')].sort()).toEqual(['*', '*b', 'a*']);
});
