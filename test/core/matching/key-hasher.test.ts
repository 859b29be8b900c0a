import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyHasher } from '../../../src/core/matching/key-hasher.ts';

const seed = { low: 0x03020100, high: 0x07060504 };

function hashOf(key: string, { low, high } = seed): readonly number[] {
  const hasher = new KeyHasher({ low, high });
  hasher.hashKey(key);
  return [...hasher.words];
}

/** HalfSipHash-1-3 with 64 bits of output, as its authors' C program has it, word by word and without any haste. */
function reference(bytes: Uint8Array, { low, high }: typeof seed): readonly number[] {
  let [v0, v1, v2, v3] = [low, high ^ 0xee, low ^ 0x6c796765, high ^ 0x74656462];
  const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));
  const round = () => {
    v0 = (v0 + v1) | 0;
    v1 = rotate(v1, 5) ^ v0;
    v0 = rotate(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotate(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotate(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotate(v1, 13) ^ v2;
    v2 = rotate(v2, 16);
  };
  const padded = Buffer.alloc((bytes.length & ~3) + 4);
  padded.set(bytes);
  padded[padded.length - 1] = bytes.length & 0xff;
  for (let at = 0; at < padded.length; at += 4) {
    const word = padded.readInt32LE(at);
    v3 ^= word;
    round();
    v0 ^= word;
  }
  v2 ^= 0xee;
  for (let times = 0; times < 3; times += 1) round();
  const first = v1 ^ v3;
  v1 ^= 0xdd;
  for (let times = 0; times < 3; times += 1) round();
  return [first, v1 ^ v3];
}

test('the first two words are those of HalfSipHash-1-3, whatever the length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ max: 0x40, maxLength: 300 }), (bytes) => {
      const hasher = new KeyHasher(seed);
      hasher.hashBytes(bytes, 0, bytes.length);
      expect([...hasher.words.subarray(0, 2)]).toEqual(reference(bytes, seed));
    }),
  );
});

test('the bytes of an address have the hash of its match key, wherever they stand and in whatever case', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aAbZz09.+_-@{['), maxLength: 70 });
  fc.assert(
    fc.property(text, fc.nat(9), (address, offset) => {
      const hasher = new KeyHasher(seed);
      const bytes = Buffer.from(`${'x'.repeat(offset)}${address}yz`);
      hasher.hashBytes(bytes, offset, offset + address.length);
      expect([...hasher.words]).toEqual(hashOf(address.toLowerCase()));
    }),
  );
});

test('another seed gives other hashes', () => {
  expect(hashOf('ann@mail.example')).not.toEqual(hashOf('ann@mail.example', { ...seed, low: 1 }));
  expect(hashOf('ann@mail.example')).not.toEqual(hashOf('ann@mail.example', { ...seed, high: 1 }));
});

test('keys that differ in anything have different hashes, also in halves of pairs, for which UTF-8 has no form', () => {
  const keys = [
    '',
    '\0',
    '\0\0',
    'a',
    'b',
    'ab',
    'ä',
    '\ud800',
    '\udc00',
    '\ufffd',
    'a\ud800',
    'z'.repeat(256),
    '"',
  ];
  expect(new Set(keys.map((key) => hashOf(key).join())).size).toBe(keys.length);
});

test('100,000 keys that count up have as many different hashes in each pair of words', () => {
  const hashes = Array.from({ length: 100_000 }, (_, index) => hashOf(`user${index}@mail.example`));
  for (const pair of [
    [0, 1],
    [1, 2],
    [0, 2],
  ] as const) {
    expect(new Set(hashes.map((words) => pair.map((word) => words[word]).join())).size).toBe(hashes.length);
  }
});
