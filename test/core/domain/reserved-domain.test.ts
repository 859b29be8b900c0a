import { expect, test } from 'vitest';
import { isReservedDomain } from '../../../src/core/domain/reserved-domain.ts';

test.each([
  'example.com',
  'example.net',
  'example.org',
  'mail.example.com',
  'a.b.example.org',
  'anything.example',
  'mail.test',
  'host.invalid',
  'printer.local',
  'a.localhost',
  'x.onion',
  'db.internal',
  'x.alt',
  'home.arpa',
  '1.0.0.127.in-addr.arpa',
])('%s is reserved', (domain) => {
  expect(isReservedDomain(domain)).toBe(true);
});

test.each([
  'example.co.uk',
  'example.de',
  'notexample.com',
  'example.com.br',
  'test.com',
  'localhost.de',
  'local.example.io',
  'com',
  '',
])('%s is not', (domain) => {
  expect(isReservedDomain(domain)).toBe(false);
});
