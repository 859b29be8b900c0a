import { describe, expect, test } from 'vitest';
import type { DomainStanding } from '../../../src/core/dns/domain-standing.ts';
import { suffixListDate } from '../../../src/core/domain/data/suffix-list-date.ts';
import { DomainBook } from '../../../src/core/evidence/domain-book.ts';
import { parseDay } from '../../../src/core/list/parse-day.ts';
import { testPolicy } from '../check-text.ts';

const asOfDay = 20_000;

function bookWith(standing: DomainStanding, ageDays = 0, allow: readonly string[] = []): DomainBook {
  const domains = ['northwind.dev', 'gmial.com', 'mail.example', 'northwind.con'];
  const cache = new Map(domains.map((domain) => [domain, { standing, day: asOfDay - ageDays }]));
  const policy = { ...testPolicy, domains: { ...testPolicy.domains, allow } };
  return new DomainBook(policy, { asOfDay, dns: { cache, asOfDay } });
}

describe('what DNS says of a domain', () => {
  test.each([
    ['takes-mail', 'possible'],
    ['no-mx', 'possible'],
    ['broken-mx', 'possible'],
    ['null-mx', 'dead-domain'],
    ['no-host', 'dead-domain'],
    ['nxdomain', 'dead-domain'],
  ] as const)('%s makes mail to it %s', (standing, deliverability) => {
    const { dns, ...facts } = bookWith(standing).factsOf('northwind.dev');
    expect(facts).toMatchObject({ deliverability, ending: null });
    expect(dns).toEqual({ standing, day: asOfDay, stale: false });
  });

  test('counts for 30 days', () => {
    const standing = (ageDays: number) =>
      bookWith('nxdomain', ageDays).factsOf('northwind.dev').deliverability;
    expect([standing(30), standing(31)]).toEqual(['dead-domain', 'possible']);
  });

  test('does not take away which provider was meant', () => {
    expect(bookWith('nxdomain').factsOf('gmial.com')).toMatchObject({
      deliverability: 'dead-domain',
      meant: { kind: 'provider', domain: 'gmail.com' },
    });
  });

  test('is not looked at for what the policy names, reserved names and endings that do not exist', () => {
    const book = bookWith('nxdomain', 0, ['northwind.dev']);
    expect(book.factsOf('northwind.dev')).toMatchObject({ deliverability: 'possible', dns: null });
    expect(book.factsOf('mail.example')).toMatchObject({ deliverability: 'possible', dns: null });
    expect(book.factsOf('northwind.con')).toMatchObject({ ending: 'unknown-top-level', dns: null });
  });

  test('is nothing where nobody asked, or the policy does not want it', () => {
    expect(bookWith('nxdomain').factsOf('contoso.dev').dns).toBe('unknown');
    expect(new DomainBook(testPolicy, { asOfDay }).factsOf('contoso.dev').dns).toBeNull();
  });
});

test('what DNS would have said later than tomorrow is not known', () => {
  const standing = (ageDays: number) => bookWith('nxdomain', ageDays).factsOf('northwind.dev').deliverability;
  expect([standing(-1), standing(-2), standing(-20_000)]).toEqual(['dead-domain', 'possible', 'possible']);
});

describe('the domain under which a company gives others', () => {
  const book = new DomainBook(testPolicy, { asOfDay });
  test.each(['github.io', 'herokuapp.com', 'blogspot.com', 's3.amazonaws.com'])(
    '%s is told, and not dead',
    (domain) => {
      expect(book.factsOf(domain)).toMatchObject({ privateSuffix: true, deliverability: 'possible' });
      expect(book.factsOf(`northwind.${domain}`)).toMatchObject({ privateSuffix: false });
    },
  );

  test.each(['northwind.uk.com', 'gmail.com', 'northwind.com', 'co.uk'])('%s is none', (domain) => {
    expect(book.factsOf(domain).privateSuffix).toBe(false);
  });
});

describe('a domain that the policy allows', () => {
  const book = bookWith('takes-mail', 0, ['mailinator.com', 'duck.com']);

  test('is of no service, nor is what is below it', () => {
    for (const domain of ['mailinator.com', 'x.mailinator.com', 'duck.com', 'a.b.duck.com']) {
      expect([domain, book.factsOf(domain).service]).toEqual([domain, null]);
    }
  });

  test('allows what is below it, under an ending that does not exist too', () => {
    const named = bookWith('takes-mail', 0, ['newtld.zzz']);
    expect(named.factsOf('sub.newtld.zzz').deliverability).toBe('possible');
    expect(named.factsOf('other.zzz').deliverability).toBe('dead-domain');
  });

  test('allows no other', () => {
    const others = ['yopmail.com', 'notmailinator.com.yopmail.com', 'mozmail.com'];
    expect(others.map((domain) => book.factsOf(domain).service)).toEqual([
      'disposable',
      'disposable',
      'relay',
    ]);
  });
});

describe('a top-level name that is not listed', () => {
  const listed = parseDay(suffixListDate) ?? 0;
  const factsOf = (domain: string, ageDays: number) =>
    new DomainBook(testPolicy, { asOfDay: listed + ageDays }).factsOf(domain);

  test('does not exist while the list is younger than six months', () => {
    expect(factsOf('northwind.newname', 183)).toMatchObject({
      deliverability: 'dead-domain',
      ending: 'unknown-top-level',
      unlisted: false,
    });
  });

  test('may exist after that', () => {
    expect(factsOf('northwind.newname', 184)).toMatchObject({
      deliverability: 'possible',
      ending: null,
      unlisted: true,
    });
  });

  test('is a slip of the fingers however old the list is', () => {
    expect(factsOf('northwind.con', 5000)).toMatchObject({ ending: 'unknown-top-level', unlisted: false });
  });

  test('may be asked for', () => {
    const asOfDay = listed + 200;
    const cache = new Map([['northwind.newname', { standing: 'nxdomain', day: asOfDay } as const]]);
    const book = new DomainBook(testPolicy, { asOfDay, dns: { cache, asOfDay } });
    expect(book.factsOf('northwind.newname').deliverability).toBe('dead-domain');
  });
});
