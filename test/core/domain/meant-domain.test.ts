import { describe, expect, test } from 'vitest';
import { consumerDomains } from '../../../src/core/domain/consumer-providers.ts';
import { knownMailDomains } from '../../../src/core/domain/known-mail-domains.ts';
import { meantDomain } from '../../../src/core/domain/meant-domain.ts';
import { legitimateDomains } from './data/legitimate-domains.ts';
import { laterSlips, legitimate, slips } from './data/provider-slips.ts';

describe('what a misspelt domain meant', () => {
  test.each(slips)('%s meant %s', (typed, meant) => {
    expect(meantDomain(typed)).toEqual({ kind: 'provider', domain: meant });
  });

  test.each([
    ['acme.con', '.com'],
    ['acme.comm', '.com'],
    ['acme.nett', '.net'],
    ['acme.ogr', '.org'],
  ])('%s meant the ending %s, and no more is said of it', (typed, ending) => {
    expect(meantDomain(typed)).toEqual({ kind: 'ending', ending });
  });

  test('no more than one of a hundred and more legitimate domains is called misspelt', () => {
    expect(legitimate.length).toBeGreaterThan(95);
    expect(legitimate.filter((domain) => meantDomain(domain) !== null)).toEqual([]);
  });

  test('nor is any of some hundred mail domains that nobody tuned it for', () => {
    expect(legitimateDomains.length).toBeGreaterThan(450);
    expect(legitimateDomains.filter((domain) => meantDomain(domain) !== null)).toEqual([]);
  });

  test('of slips that nobody tuned it for nine in ten are found', () => {
    const found = laterSlips.filter((domain) => meantDomain(domain)?.kind === 'provider');
    expect(found.length / laterSlips.length).toBeGreaterThan(0.9);
  });

  test.each([
    'libera.it',
    'earthling.net',
    'eastmail.com',
    'lastmail.com',
    'prontomail.com',
    '5ymail.com',
    'uymail.com',
    'gmail.northwind.edu',
    'icloud.northwind.co.uk',
  ])('%s is a name of its own, though a provider has one like it', (domain) => {
    expect(meantDomain(domain)).toBeNull();
  });

  test('no domain that is known to take mail is, nor are the providers of each other', () => {
    const known = [...consumerDomains, ...knownMailDomains];
    expect(known.filter((domain) => meantDomain(domain) !== null)).toEqual([]);
  });

  test.each(['', 'gmail', '.', '..', 'a'.repeat(300), `${'a.'.repeat(120)}com`])(
    'nothing is said of "%s"',
    (domain) => {
      expect(meantDomain(domain)).toBeNull();
    },
  );
});

test.each([
  ['seznm.cz', 'seznam.cz'],
  ['yandx.ru', 'yandex.ru'],
  ['orage.fr', 'orange.fr'],
])('%s meant %s', (typed, domain) => {
  expect(meantDomain(typed)).toEqual({ kind: 'provider', domain });
});

test.each(['chatter.net', 'telnet.be'])('%s is no slip', (domain) => {
  expect(meantDomain(domain)).toBeNull();
});
