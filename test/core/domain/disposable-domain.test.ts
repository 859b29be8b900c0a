import { expect, test } from 'vitest';
import { consumerDomains } from '../../../src/core/domain/consumer-providers.ts';
import { disposableText, disposableVersion } from '../../../src/core/domain/data/disposable-domains.ts';
import { isDisposableDomain } from '../../../src/core/domain/disposable-domain.ts';
import { knownMailDomains } from '../../../src/core/domain/known-mail-domains.ts';
import { isRelayDomain } from '../../../src/core/domain/relay-services.ts';
import { legitimateDomains } from './data/legitimate-domains.ts';

test.each(['tempmail.com', '10-minute-mail.example', 'trashmail.co.uk', 'x.throwaway-mail.dev'])(
  '%s says so itself, whatever the list knows',
  (domain) => {
    expect(isDisposableDomain(domain)).toBe(true);
  },
);

test('no mail domain that nobody chose for it is disposable, nor named nearly like one', () => {
  const near = ['mail.temp.dev', 'temper-mail.com', 'minutemen.org', 'tempmailing.com', 'hotmail.com'];
  // what a company calls a part of its own domain
  near.push('tempmail.company.com', '10-minute-mail.company.co.uk');
  expect([...legitimateDomains, ...near].filter(isDisposableDomain)).toEqual([]);
});

test.each(['mailinator.com', 'x.mailinator.com', 'yopmail.com', 'guerrillamail.com', '10minutemail.com'])(
  'mailboxes at %s are thrown away',
  (domain) => {
    expect(isDisposableDomain(domain)).toBe(true);
  },
);

test.each([
  'duck.com',
  'simplelogin.com',
  'addy.io',
  'mozmail.com',
  'privaterelay.appleid.com',
  'anna.anonaddy.com',
  'burnermail.io',
  'anna.e4ward.com',
])('%s passes mail on, and nothing there is thrown away', (domain) => {
  expect([isRelayDomain(domain), isDisposableDomain(domain)]).toEqual([true, false]);
});

test('no provider of real mailboxes is disposable, nor an ending, nor nothing', () => {
  const real = [
    ...consumerDomains,
    ...knownMailDomains,
    'com',
    'net',
    '',
    '.',
    'company.example',
    'not-mailinator.com',
  ];
  expect(real.filter(isDisposableDomain)).toEqual([]);
});

test('the list is whole: its version, thousands of domains, each of them found', () => {
  expect(disposableVersion).toMatch(/^\d+\.\d+\.\d+$/);
  const lines = disposableText
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const domains = lines.flatMap(([ending, ...names]) => names.map((name) => `${name}.${ending}`));
  expect(domains.length).toBeGreaterThan(5000);
  const missing = domains.filter((domain) => !isDisposableDomain(domain) && !isRelayDomain(domain));
  expect(missing.filter((domain) => !knownMailDomains.has(domain))).toEqual([]);
});
