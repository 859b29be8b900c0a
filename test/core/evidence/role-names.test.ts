import { expect, test } from 'vitest';
import { roleNames } from '../../../src/core/evidence/role-names.ts';

test.each([
  'abuse',
  'postmaster',
  'info',
  'sales',
  'support',
  'webmaster',
  'no-reply',
  'do_not_reply',
  'bounces',
  'poststelle',
  'faktura',
])('%s is a role', (name) => {
  expect(roleNames.has(name)).toBe(true);
});

test.each(['', 'ann', 'information-desk', 'sales.ann'])('"%s" is none', (name) => {
  expect(roleNames.has(name)).toBe(false);
});

test('every role is written as local parts are compared', () => {
  for (const name of roleNames) expect(name).toMatch(/^[a-z_-]+$/);
});
