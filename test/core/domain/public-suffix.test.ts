import { expect, test } from 'vitest';
import { suffixStanding } from '../../../src/core/domain/public-suffix.ts';

test.each([
  ['acme.com', 'registrable'],
  ['acme.co.uk', 'registrable'],
  ['mail.acme.dev', 'registrable'],
  ['xn--e1afmkfd.xn--p1ai', 'registrable'],
  ['www.ck', 'registrable'],
  ['co.uk', 'suffix'],
  ['com', 'suffix'],
  ['anything.ck', 'suffix'],
  ['acme.con', 'unknown'],
  ['acme.zzz', 'unknown'],
  ['localhost', 'unknown'],
])('%s is %s', (domain, standing) => {
  expect(suffixStanding(domain)).toBe(standing);
});
