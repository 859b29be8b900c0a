import { describe, expect, test } from 'vitest';
import { consumerDomains } from '../../../src/core/domain/consumer-providers.ts';
import { knownMailDomains } from '../../../src/core/domain/known-mail-domains.ts';
import { meantDomain } from '../../../src/core/domain/meant-domain.ts';
import { legitimate, slips } from './data/provider-slips.ts';

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
