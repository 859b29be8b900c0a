import { expect, test } from 'vitest';
import { matchesScope } from '../../../src/core/policy/matches-scope.ts';

test.each([
  [null, 'lists/june.csv', true],
  ['lists/june.csv', 'lists/june.csv', true],
  ['lists/june.csv', 'lists/july.csv', false],
  ['lists/*.csv', 'lists/june.csv', true],
  ['lists/*.csv', 'lists/old/june.csv', false],
  ['lists/**', 'lists/old/june.csv', true],
  ['lists/june.{csv,txt}', 'lists/june.csv', false],
  ['lists/+(june).csv', 'lists/june.csv', false],
  ['lists/@(june|july).csv', 'lists/june.csv', false],
  ['!lists/june.csv', 'lists/july.csv', false],
])('a waiver for %s means the list %s: %s', (scope, list, expected) => {
  expect(matchesScope(scope, list)).toBe(expected);
});
