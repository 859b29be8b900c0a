import { expect, test } from 'vitest';
import { consumerDomains } from '../../../src/core/domain/consumer-providers.ts';
import { isReservedDomain } from '../../../src/core/domain/reserved-domain.ts';
import { recipientKey } from '../../../src/core/recipient-key.ts';

test.each([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.com',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'aol.com',
  'gmx.de',
  'web.de',
  'proton.me',
  'qq.com',
  'mail.ru',
  'orange.fr',
  'libero.it',
])('%s is a provider of private mailboxes', (domain) => {
  expect(consumerDomains.has(domain)).toBe(true);
});

test('every provider is a domain that takes mail, written as recipients are matched', () => {
  for (const domain of consumerDomains) {
    expect(recipientKey(`x@${domain}`)).toMatchObject({ domain, parsed: { valid: true } });
    expect(isReservedDomain(domain)).toBe(false);
  }
});
