import { expect, test } from 'vitest';
import { consumerDomains } from '../../../src/core/domain/consumer-providers.ts';
import { providerMeantBy } from '../../../src/core/domain/provider-typos.ts';

test.each([
  ['gmial.com', 'gmail.com'],
  ['hotmial.com', 'hotmail.com'],
  ['yahoo.con', 'yahoo.com'],
  ['outlok.com', 'outlook.com'],
  ['iclould.com', 'icloud.com'],
])('%s is known to mean %s', (domain, meant) => {
  expect(providerMeantBy(domain)).toBe(meant);
});

test('no provider is taken for a misspelling of another', () => {
  expect([...consumerDomains].filter((domain) => providerMeantBy(domain) !== null)).toEqual([]);
});

test.each([
  'mac.com',
  'me.com',
  'hey.com',
  'proton.me',
  'list.ru',
  'libero.it',
  'cam.ac.uk',
  'ymail.com',
  'acme.dev',
  'gmx.com',
  'mail.com',
  'email.com',
  'yahoo.co.uk',
  'hotmail.co.uk',
  'outlook.es',
  'live.nl',
  'gail.com',
])('%s is a domain of its own', (domain) => {
  expect(providerMeantBy(domain)).toBeNull();
});
