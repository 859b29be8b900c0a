import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashedMap } from '../../../src/core/matching/hashed-map.ts';
import { HashedNumbers } from '../../../src/core/matching/hashed-numbers.ts';
import { KeyHasher } from '../../../src/core/matching/key-hasher.ts';

const seed = { low: 1, high: 2 };
const keys = fc.nat(3000).map((number) => `user${number}@mail.example`);
const steps = fc.array(fc.tuple(fc.constantFrom('get', 'set', 'add'), keys, fc.nat(1_000_000)), {
  maxLength: 4000,
});

type Step = readonly [step: string, key: string, value: number];

/** Takes a step on numbers by hash and on a map; both must say the same. */
function take([step, key, value]: Step, hasher: KeyHasher, hashed: HashedNumbers, map: Map<string, number>) {
  if (step === 'set') {
    hashed.set(key, value);
    map.set(key, value);
  } else if (step === 'add') {
    hasher.hashKey(key);
    expect(hashed.addHashed(hasher.words, value)).toBe(map.get(key) ?? -1);
    if (!map.has(key)) map.set(key, value);
  }
  expect(hashed.get(key)).toBe(map.get(key));
}

test('numbers by hash are those of a map, through every growth', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const hasher = new KeyHasher(seed);
      const hashed = new HashedNumbers(hasher);
      const map = new Map<string, number>();
      taken.forEach((step, index) => {
        if (index % 700 === 100) hashed.reserve(index * 3);
        take(step, hasher, hashed, map);
      });
      expect(hashed.size).toBe(map.size);
      for (const [key, value] of map) expect(hashed.get(key)).toBe(value);
    }),
    { numRuns: 30 },
  );
});

test('a hundred thousand numbers are all found again, and nothing else is', () => {
  const hasher = new KeyHasher(seed);
  const hashed = new HashedNumbers(hasher);
  for (let index = 0; index < 100_000; index += 1) {
    hasher.hashKey(`user${index}`);
    expect(hashed.addHashed(hasher.words, index)).toBe(-1);
  }
  for (let index = 0; index < 100_000; index += 1) {
    if (hashed.get(`user${index}`) !== index) throw new Error(`user${index} was lost`);
    if (hashed.get(`nobody${index}`) !== undefined) throw new Error(`nobody${index} was found`);
  }
  expect(hashed.size).toBe(100_000);
});

test('values by hash are set as in a map, and equal ones are kept once', () => {
  const joined = fc.array(fc.tuple(keys, fc.nat(40)), { maxLength: 2000 });
  fc.assert(
    fc.property(joined, (entries) => {
      const hasher = new KeyHasher(seed);
      const hashed = new HashedMap<{ readonly sum: number }>(hasher, ({ sum }) => `${sum}`);
      const map = new Map<string, number>();
      for (const [key, sum] of entries) {
        const place = hashed.place({ sum });
        expect(hashed.place({ sum })).toBe(place);
        hasher.hashKey(key);
        expect(hashed.valueAt(place)).toEqual({ sum });
        const known = hashed.addHashed(hasher.words, 0, place);
        expect(known?.sum).toBe(map.get(key));
        if (known !== undefined) hashed.setHashed(hasher.words, 0, { sum: known.sum + sum });
        map.set(key, (map.get(key) ?? 0) + sum);
      }
      for (const [key, sum] of map) expect(hashed.get(key)).toEqual({ sum });
      expect(hashed.size).toBe(map.size);
    }),
    { numRuns: 30 },
  );
});

test('keys that are not kept cannot be gone through', () => {
  const hasher = new KeyHasher(seed);
  expect(() => [...new HashedNumbers(hasher)]).toThrow(TypeError);
  expect(() => [...new HashedMap(hasher, String)]).toThrow(TypeError);
});
