import { expect, test } from 'vitest';
import { normalizeScope } from '../../../src/core/suppression/normalize-scope.ts';
import { scopeCounts } from '../../../src/core/suppression/scope-counts.ts';

test.each([
  ['global', ['global'], true],
  ['newsletter', ['global'], false],
  ['newsletter', ['newsletter'], true],
  ['group:14', ['group:14'], true],
  ['group:14', ['group'], true],
  ['group:14', ['group:1', '14', 'list'], false],
  ['group', ['group:14'], false],
])('%s where %j count: %s', (scope, scopes, counts) => {
  expect(scopeCounts(scope, new Set(scopes))).toBe(counts);
});

test.each([
  ['', 'global'],
  ['*', 'global'],
  ['pattern', 'global'],
  ['Domain', 'global'],
  [' Weekly \t Offers ', 'weekly offers'],
  ["'+vip", '+vip'],
  ['+vip', '+vip'],
])('%j is the scope %s', (cell, scope) => {
  expect(normalizeScope(cell)).toBe(scope);
});
