import { expect, test } from 'vitest';
import { isSealedPath, unsealedPath } from '../../../src/core/age/is-sealed-path.ts';
import { cleanedPath, removedPath } from '../../../src/core/clean-list.ts';

test.each([
  ['a.csv.age', true],
  ['A.CSV.AGE', true],
  ['a.csv', false],
  ['age', false],
  ['a.age/b.csv', false],
])('%s names a sealed file: %j', (path, is) => {
  expect(isSealedPath(path)).toBe(is);
  expect(unsealedPath(path).toLowerCase().endsWith('.age')).toBe(false);
});

test.each([
  ['lists/june.csv.age', 'lists/june.cleaned.csv.age', 'lists/june.removed.csv.age'],
  ['june.csv.gz.age', 'june.cleaned.csv.gz.age', 'june.removed.csv.age'],
  ['june.age', 'june.cleaned.csv.age', 'june.removed.csv.age'],
  ['june.csv.gz', 'june.cleaned.csv.gz', 'june.removed.csv'],
])('what is made of %s keeps its ending, so that it is sealed as well', (list, cleaned, removed) => {
  expect(cleanedPath(list)).toBe(cleaned);
  expect(removedPath(list)).toBe(removed);
});
