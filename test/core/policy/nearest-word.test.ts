import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestWord } from '../../../src/core/policy/nearest-word.ts';

const known = ['total', 'hard', 'soft', 'suppressed', 'sender-applies-suppression', 'risk'];

test.each([
  ['totl', 'total'],
  ['toatl', 'total'],
  ['TOTAL', 'total'],
  ['hrad', 'hard'],
  ['supressed', 'suppressed'],
  ['sender_applies_suppression', 'sender-applies-suppression'],
  ['treshold', null],
  ['', null],
  ['x', null],
  ['so', null],
  ['z'.repeat(65), null],
])('%s most likely means %s', (word, nearest) => {
  expect(nearestWord(word, known)).toBe(nearest);
});

test('a word is not near to one that shares no letter with it', () => {
  expect(nearestWord('a', ['b'])).toBeNull();
});

test('a swap of neighbours is one edit, so it is nearer than two replaced letters', () => {
  expect(nearestWord('hrad', ['head', 'hard'])).toBe('head');
  expect(nearestWord('ahrd', ['abcd', 'hard'])).toBe('hard');
});

test.each([
  ['ab', 'ca'],
  ['ab', 'bc'],
  ['ab', 'cd'],
])('%s is two edits from %s, since only neighbours that change places are one', (word, other) => {
  expect(nearestWord(word, [other], 1)).toBeNull();
  expect(nearestWord(`${word}xy`, [`${other}xy`], 2)).toBe(`${other}xy`);
});

test('a letter that was left out is one edit, also in a word of two', () => {
  expect(nearestWord('x', ['xy'])).toBe('xy');
});

test('nothing is near to a word of more than 64 letters', () => {
  expect(nearestWord('a'.repeat(64), ['a'.repeat(63)])).toBe('a'.repeat(63));
  expect(nearestWord('a'.repeat(65), ['a'.repeat(64)])).toBeNull();
});

test('a known word means itself, whatever else is near', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), fc.nat(), (words, index) => {
      const word = words[index % words.length] ?? '';
      expect(nearestWord(word, words)).toBe(word);
    }),
  );
});

test('one slip in a word of five letters or more is understood', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{5,20}$/), fc.nat(), (word, at) => {
      const cut = at % word.length;
      expect(nearestWord(word.slice(0, cut) + word.slice(cut + 1), [word])).toBe(word);
    }),
  );
});
