import { expect, test } from 'vitest';
import { domainKindOf, extraDomainsOf } from '../../../src/core/evidence/domain-kind.ts';

const none = extraDomainsOf({ consumer: [], business: [] });

test.each([
  ['gmail.com', 'consumer'],
  ['acme-tools.com', 'business'],
  ['mail.gmail.com', 'business'],
  ['mail.example', 'unknown'],
])('%s is %s', (domain, kind) => {
  expect(domainKindOf(domain, none)).toBe(kind);
});

test('the policy says more of a domain than the gate knows, in whatever form it writes it', () => {
  const extra = extraDomainsOf({ consumer: ['müller.example', 'shop.example'], business: ['gmail.com'] });
  expect(domainKindOf('xn--mller-kva.example', extra)).toBe('consumer');
  expect(domainKindOf('shop.example', extra)).toBe('consumer');
  expect(domainKindOf('gmail.com', extra)).toBe('business');
});

test('a domain that the policy calls both is business, which decays faster', () => {
  const extra = extraDomainsOf({ consumer: ['shop.example'], business: ['shop.example'] });
  expect(domainKindOf('shop.example', extra)).toBe('business');
});
