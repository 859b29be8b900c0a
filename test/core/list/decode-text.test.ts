import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAscii, decodeText, isUtf8 } from '../../../src/core/list/decode-text.ts';

function isUtf8ByPlatform(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes at the edges of the ranges of well-formed UTF-8. */
const edgeBytes = fc.constantFrom(
  ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed],
  ...[0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
);

test('bytes are UTF-8 exactly when the platform decodes them strictly', () => {
  const sequences = fc.array(fc.oneof(edgeBytes, fc.integer({ min: 0x80, max: 0xbf })), { maxLength: 5 });
  fc.assert(
    fc.property(sequences, (sequence) => {
      const bytes = Uint8Array.from(sequence);
      expect(isUtf8(bytes, 0, bytes.length)).toBe(isUtf8ByPlatform(bytes));
    }),
    { numRuns: 50_000 },
  );
});

test('that is so for all short sequences of bytes at the edges of the ranges', () => {
  const edges = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed];
  const all = [...edges, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5];
  const pairs = all.flatMap((first) => all.map((second) => [first, second]));
  const longer = pairs.flatMap((pair) =>
    all.flatMap((next) => [
      [...pair, next],
      [...pair, next, 0x80],
    ]),
  );
  const longest = all.flatMap((last) => pairs.map((pair) => [...pair, 0x80, last]));
  const wrong = [...pairs, ...longer, ...longest].filter((bytes) => {
    const given = Uint8Array.from(bytes);
    return isUtf8(given, 0, given.length) !== isUtf8ByPlatform(given);
  });
  expect(wrong).toEqual([]);
});

test('every character is UTF-8, and no part of one is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (character) => {
      const bytes = Buffer.from(character);
      expect(decodeText(bytes, 0, bytes.length)).toBe(character);
      for (let end = 1; end < bytes.length; end += 1) expect(isUtf8(bytes, 0, end)).toBe(false);
    }),
  );
});

test('only the bytes of the range are judged and decoded', () => {
  const bytes = Buffer.from([0xff, 0x61, 0xc3, 0xa9, 0x62, 0xff]);
  expect(decodeText(bytes, 1, 5)).toBe('aéb');
  expect(decodeAscii(bytes, 4, 5)).toBe('b');
});

test('bytes that are not UTF-8 are Windows-1252 as the platform decodes it', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  expect(decodeText(bytes, 0, 256)).toBe(new TextDecoder('windows-1252').decode(bytes));
});

test('a byte order mark inside a text stays', () => {
  const bytes = Buffer.from('\ufeffa');
  expect(decodeText(bytes, 0, bytes.length)).toBe('\ufeffa');
});
