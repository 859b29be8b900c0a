import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DnsCache, isStale } from '../../../src/core/dns/dns-cache.ts';
import { dnsCacheHeader, dnsCacheText } from '../../../src/core/dns/dns-cache-text.ts';
import { domainStandings } from '../../../src/core/dns/domain-standing.ts';
import { joinSides } from '../../../src/core/dns/join-sides.ts';
import { parseDnsCache } from '../../../src/core/dns/parse-dns-cache.ts';
import { renewCache } from '../../../src/core/dns/renew-cache.ts';
import { parseDay } from '../../../src/core/list/parse-day.ts';

const today = parseDay('2026-06-15') ?? 0;
const name = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?\.(dev|co\.uk|com)$/);
const entry = fc.record({
  standing: fc.constantFrom(...domainStandings),
  day: fc.integer({ min: today - 60, max: today }),
});
const caches = fc.array(fc.tuple(name, entry)).map((entries): DnsCache => new Map(entries));
const text = (...lines: readonly string[]): string => [dnsCacheHeader, ...lines, ''].join('\n');
const sorted = (cache: DnsCache): unknown[] => [...cache].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the text of a cache', () => {
  test('holds all of it, sorted, in any order of entries', () => {
    fc.assert(
      fc.property(caches, (cache) => {
        const written = dnsCacheText(cache);
        expect(dnsCacheText(new Map([...cache].reverse()))).toBe(written);
        const parsed = parseDnsCache(written);
        expect(parsed.ok && sorted(parsed.cache)).toEqual(sorted(cache));
      }),
    );
  });

  test('is a domain, what DNS says and the day', () => {
    const cache: DnsCache = new Map([['b.dev', { standing: 'nxdomain', day: today }]]);
    expect(dnsCacheText(cache)).toBe(`${dnsCacheHeader}\nb.dev nxdomain 2026-06-15\n`);
  });

  test('may have the line ends of Windows, and no entry at all', () => {
    expect(parseDnsCache(text('a.dev no-mx 2026-06-01').replaceAll('\n', '\r\n')).ok).toBe(true);
    expect(parseDnsCache(text())).toEqual({ ok: true, cache: new Map() });
  });
});

describe('a cache is refused', () => {
  test.each([
    ['without its first line', 'a.dev nxdomain 2026-06-01\n', 1, 'header'],
    ['of another version', text('a.dev nxdomain 2026-06-01').replace('1:', '2:'), 1, 'header'],
    ['that is empty', '', 1, 'header'],
    ['that is a list', 'email\nann@mail.example\n', 1, 'header'],
    ['that is cut off in a line', text('a.dev nxdomain 2026-06-01').slice(0, -1), 2, 'cut-off'],
    ['with a word that no version wrote', text('a.dev dead 2026-06-01'), 2, 'line'],
    ['with a day that does not exist', text('a.dev nxdomain 2026-02-30'), 2, 'line'],
    ['with a day of another form', text('a.dev nxdomain 2026-06-01T00:00:00Z'), 2, 'line'],
    ['with an address', text('ann@a.dev nxdomain 2026-06-01'), 2, 'line'],
    ['with more in a line', text('a.dev nxdomain 2026-06-01 !'), 2, 'line'],
    ['with a line of a merge', text('<<<<<<< HEAD', 'a.dev nxdomain 2026-06-01'), 2, 'line'],
    ['with a blank line', text('a.dev nxdomain 2026-06-01', '', 'b.dev no-mx 2026-06-01'), 3, 'line'],
    ['out of order', text('b.dev no-mx 2026-06-01', 'a.dev no-mx 2026-06-01'), 3, 'order'],
    ['with a domain twice', text('a.dev no-mx 2026-06-01', 'a.dev nxdomain 2026-06-02'), 3, 'order'],
  ] as const)('%s', (_, content, line, fault) => {
    expect(parseDnsCache(content)).toEqual({ ok: false, line, fault });
  });
});

describe('a cache that is renewed', () => {
  const old = (day: number) => ({ standing: 'nxdomain', day }) as const;
  const before: DnsCache = new Map([
    ['kept.dev', old(today - 20)],
    ['lapsed.dev', old(today - 31)],
    ['silent.dev', old(today - 10)],
    ['revived.dev', old(today - 10)],
  ]);

  test('takes answers with their day, and keeps what is known where there is none', () => {
    const found = new Map([
      ['silent.dev', 'unknown'],
      ['revived.dev', 'takes-mail'],
    ] as const);
    expect(Object.fromEntries(renewCache(before, found, today))).toEqual({
      'kept.dev': old(today - 20),
      'silent.dev': old(today - 10),
      'revived.dev': { standing: 'takes-mail', day: today },
    });
  });

  test('an answer counts for 30 days', () => {
    expect([30, 31, -400].map((age) => isStale(old(today - age), today))).toEqual([false, true, false]);
  });
});

test('a change cannot take away that a domain is dead, and may add that another is', () => {
  const says = (standing: 'nxdomain' | 'takes-mail', day = today) => ({ standing, day });
  const base: DnsCache = new Map([
    ['dead.dev', says('nxdomain', today - 5)],
    ['gone.dev', says('nxdomain', today - 5)],
    ['alive.dev', says('takes-mail', today - 5)],
  ]);
  const head: DnsCache = new Map([
    ['dead.dev', says('takes-mail')],
    ['alive.dev', says('nxdomain')],
  ]);
  expect(Object.fromEntries(joinSides(base, head))).toEqual({
    'dead.dev': says('nxdomain', today - 5),
    'gone.dev': says('nxdomain', today - 5),
    'alive.dev': says('nxdomain'),
  });
});
