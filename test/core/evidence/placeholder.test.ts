import { expect, test } from 'vitest';
import { isPlaceholder } from '../../../src/core/evidence/placeholder.ts';

test.each([
  ['test', 'test.com'],
  ['asdf', 'gmail.com'],
  ['name', 'domain.com'],
  ['none', 'none.net'],
  ['a', 'a.de'],
  ['noemail', 'company.com'],
  ['email', 'email.com'],
  ['dummy', 'dummy.com'],
  ['fake', 'fake.com'],
  ['demo', 'demo.com'],
  ['no', 'no.com'],
  ['test1', 'test.com'],
  ['test123', 'test.com'],
])('%s at %s is made up', (local, domain) => {
  expect(isPlaceholder(local, domain)).toBe(true);
});

test.each([
  ['ann', 'test.com'],
  ['test', 'company.com'],
  ['a', 'mail.com'],
  ['me', 'me.com'],
  ['you', 'email.cz'],
  ['', ''],
])('"%s" at "%s" may be real', (local, domain) => {
  expect(isPlaceholder(local, domain)).toBe(false);
});
