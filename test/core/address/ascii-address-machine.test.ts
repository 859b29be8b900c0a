import { expect, test } from 'vitest';
import { asciiClass, classOfByte } from '../../../src/core/address/ascii-address-machine.ts';
import { judgeAsciiText } from '../../../src/core/address/judge-ascii-address.ts';

/** Every text of these characters up to a length, the empty one too. */
function* textsOf(characters: string, most: number, begun = ''): Generator<string> {
  yield begun;
  if (begun.length < most) for (const next of characters) yield* textsOf(characters, most, begun + next);
}

const local = /^[a-]+(?:\.[a-]+)*$/;
// labels without hyphens at their ends, or as third and fourth; the last of letters
const domain = /^(?:(?!..--)[a1](?:[a1-]*[a1])?\.)+a+$/;

test('a byte is of the class that RFC 5321 and RFC 5322 put its character into', () => {
  const wrong: string[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    const character = String.fromCharCode(byte);
    const expected =
      [
        [/[A-Za-z]/, asciiClass.letter] as const,
        [/[0-9]/, asciiClass.digit] as const,
        [/-/, asciiClass.hyphen] as const,
        [/\./, asciiClass.dot] as const,
        [/@/, asciiClass.at] as const,
        [/[!#$%&'*+/=?^_`{|}~]/, asciiClass.symbol] as const,
      ].find(([pattern]) => pattern.test(character))?.[1] ?? asciiClass.other;
    if (classOfByte[byte] !== expected) wrong.push(character);
  }
  expect(wrong).toEqual([]);
});

test('of all short domains the machine takes those of the grammar, and no others', () => {
  const wrong = [...textsOf('a1-.', 8)].filter(
    (text) => judgeAsciiText(`a@${text}`) !== (domain.test(text) ? 1 : -1),
  );
  expect(wrong).toEqual([]);
});

test('of all short local parts the machine takes those of the grammar, and no others', () => {
  const wrong = [...textsOf('a-.', 7)].filter(
    (text) => judgeAsciiText(`${text}@a.a`) !== (local.test(text) ? text.length : -1),
  );
  expect(wrong).toEqual([]);
});

test.each([
  'a@a@a.a',
  '@',
  '',
  'a',
  'a.a',
  "!#$%&'*+/=?^_`{|}~@a.a@",
  'a@a_a.a',
  'a@a.a_',
  'a @a.a',
  'é@a.a',
])('%j is not plain', (text) => {
  expect(judgeAsciiText(text)).toBe(-1);
});

test('every symbol of a dot-atom is plain in a local part', () => {
  expect(judgeAsciiText("!#$%&'*+/=?^_`{|}~0aZ@A.a")).toBe(21);
});
