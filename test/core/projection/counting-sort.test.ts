import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countingSort, ranksOf } from '../../../src/core/projection/counting-sort.ts';

test('places stand in the order of their ranks, equal ones as they stood', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 40 }), (ranks) => {
      const rankOf = (place: number) => ranks[place] ?? 0;
      const places = [...ranks.keys()].reverse();
      const sorted = countingSort(Int32Array.from(places), rankOf, 10);
      expect([...sorted]).toEqual(places.toSorted((left, right) => rankOf(left) - rankOf(right)));
    }),
  );
});

test('texts have ranks in the order of their code units, equal texts the same one', () => {
  const { rankOf, ranks } = ranksOf(['b', '', 'a', 'B', 'b', 'ä']);
  expect([...rankOf]).toEqual([3, 0, 2, 1, 3, 4]);
  expect(ranks).toBe(5);
});
