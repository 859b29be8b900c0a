import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordFilter } from '../../../src/core/evidence/word-filter.ts';

const words = ['info', 'no-reply', 'admin', 'a'];
const filter = new WordFilter(words);

function mayHave(text: string): boolean {
  const bytes = Buffer.from(`>${text}<`);
  return filter.mayHave(bytes, 1, bytes.length - 1);
}

test.each([...words, 'INFO', 'No-Reply', 'Admin'])('%s may be a word', (text) => {
  expect(mayHave(text)).toBe(true);
});

test('nearly every text that is no word is told to be none', () => {
  const texts = fc.sample(
    fc.string({ unit: fc.constantFrom(...'abcdefgh.'), minLength: 2, maxLength: 20 }),
    2000,
  );
  expect(texts.filter(mayHave).length).toBeLessThan(20);
});
