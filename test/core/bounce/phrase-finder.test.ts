import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePhraseFinder } from '../../../src/core/bounce/phrase-finder.ts';

/** What a plain search finds: every phrase at every place, by the place where it ends. */
function plainly(phrases: readonly string[], text: string): readonly string[] {
  const found = phrases.flatMap((phrase, number) =>
    Array.from({ length: text.length }, (_, start) => start)
      .filter((start) => text.startsWith(phrase, start))
      .map((start) => `${number}@${start + phrase.length - 1}`),
  );
  return found.toSorted();
}

function found(phrases: readonly string[], text: string): readonly string[] {
  const hits = makePhraseFinder(phrases).find(text);
  return hits.phrases.map((phrase, index) => `${phrase}@${hits.ends[index]}`).toSorted();
}

test('finds what a plain search finds, overlaps and phrases inside phrases included', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '满'), minLength: 1, maxLength: 4 });
  const phrases = fc.uniqueArray(letters, { minLength: 1, maxLength: 12 });
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', ' ', 'é', '满', '\u{1f600}'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(phrases, text, (some, where) => {
      expect(found(some, where)).toEqual(plainly(some, where));
    }),
  );
});

test('keeps at most 256 hits, so that no text makes it slow', () => {
  expect(makePhraseFinder(['a', 'aa', 'aaa']).find('a'.repeat(4000)).phrases.length).toBe(256);
});

test('finds nothing with no phrases', () => {
  expect(found([], 'anything, 满')).toEqual([]);
});
