import { expect, test } from 'vitest';
import { fieldOf } from '../../../src/core/review/field-of.ts';

test.each<[unknown, (string | number)[], unknown]>([
  [{ a: { b: 7 } }, ['a', 'b'], 7],
  [{ a: [{ b: 7 }] }, ['a', 0, 'b'], 7],
  [{ a: 1 }, [], { a: 1 }],
  [{ a: null }, ['a', 'b'], undefined],
  [{ a: 'text' }, ['a', 'length'], undefined],
  [{}, ['constructor'], undefined],
  [{}, ['__proto__'], undefined],
  [undefined, ['a'], undefined],
])('%j under %j is %j', (value, path, expected) => {
  expect(fieldOf(value, ...path)).toEqual(expected);
});
