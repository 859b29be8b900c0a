import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastWord, WordView } from '../../../src/core/matching/word-view.ts';

const places = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(39), fc.nat(39))
  .map(([bytes, one, other]) => {
    const [start = 0, end = 0] = [one, other].map((at) => at % (bytes.length + 1)).sort((a, b) => a - b);
    return { bytes, start, end };
  });

test('the last bytes of a text are the low ones of a word, whatever stands around them', () => {
  fc.assert(
    fc.property(places, ({ bytes, start, end }) => {
      const rest = bytes.subarray(end - ((end - start) % 4), end);
      const expected = rest.reduce((word, byte, at) => word | (byte << (8 * at)), 0);
      expect(lastWord(new WordView().of(bytes), start, end)).toBe(expected);
    }),
  );
});

test('a view shows the bytes that were asked for last, where they lie in larger memory', () => {
  const view = new WordView();
  const memory = Uint8Array.from({ length: 16 }, (_, index) => index);
  const [first, second] = [memory.subarray(2, 8), memory.subarray(5, 16)];
  expect(view.of(first).getUint8(0)).toBe(2);
  expect(view.of(second).getUint8(0)).toBe(5);
  expect(view.of(second)).toBe(view.of(second));
  expect(view.of(second).byteLength).toBe(11);
});
