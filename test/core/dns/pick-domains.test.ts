import { describe, expect, test } from 'vitest';
import { countDomains, type DomainCounts } from '../../../src/core/dns/count-domains.ts';
import type { DnsCache } from '../../../src/core/dns/dns-cache.ts';
import { mostAsked, pickDomains } from '../../../src/core/dns/pick-domains.ts';
import { sourceOf } from '../source-of.ts';

const today = 20_000;
const none: DnsCache = new Map();

describe('the domains of a list', () => {
  test('are counted by row, those that may not be asked left out, whatever the columns are called', async () => {
    const counts: DomainCounts = new Map();
    const rows = [
      'a@Northwind.dev',
      'b@northwind.dev',
      'c@db.internal',
      'd@mail.example',
      'no address',
      'e@contoso.dev',
    ];
    const list = sourceOf('l.csv', `name,Kontakt\n${rows.map((row) => `x,${row}\n`).join('')}`);
    expect(await countDomains(list, { columns: { email: 'Kontakt' } }, counts)).toEqual({ ok: true });
    expect(Object.fromEntries(counts)).toEqual({ 'northwind.dev': 2, 'contoso.dev': 1 });
  });

  test('of a list that cannot be read: why', async () => {
    const read = await countDomains(sourceOf('l.csv', 'name,city\nx,y\n'), { columns: {} }, new Map());
    expect(read).toMatchObject({ ok: false, problem: { code: 'no-address-column', file: 'l.csv' } });
  });
});

describe('what is asked', () => {
  test('is what the cache does not know or has known for a week, most rows first', () => {
    const counts = new Map([
      ['fresh.dev', 9],
      ['few.dev', 1],
      ['old.dev', 3],
      ['many.dev', 7],
      ['also.dev', 3],
      ['future.dev', 2],
    ]);
    const cache: DnsCache = new Map([
      ['fresh.dev', { standing: 'takes-mail', day: today - 6 }],
      ['old.dev', { standing: 'takes-mail', day: today - 7 }],
      ['future.dev', { standing: 'nxdomain', day: today + 400 }],
    ]);
    expect(pickDomains(counts, cache, today)).toEqual({
      domains: ['many.dev', 'also.dev', 'old.dev', 'future.dev', 'few.dev'],
      due: 5,
    });
  });

  test('is 5,000 domains at most, and 20 below one that somebody registered', () => {
    const many = new Map(Array.from({ length: 6000 }, (_, index) => [`d${index}.dev`, 1]));
    expect(pickDomains(many, none, today)).toMatchObject({ due: 6000 });
    expect(pickDomains(many, none, today).domains).toHaveLength(mostAsked);
    const below = new Map(Array.from({ length: 300 }, (_, index) => [`s${index}.northwind.dev`, 1]));
    const picked = pickDomains(new Map([...below, ['contoso.dev', 1]]), none, today);
    expect(picked.domains).toHaveLength(21);
    expect(picked.domains).toContain('contoso.dev');
  });
});
