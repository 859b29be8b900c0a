import { describe, expect, test } from 'vitest';
import type { DnsCache } from '../../../src/core/dns/dns-cache.ts';
import { isDead } from '../../../src/core/dns/domain-standing.ts';
import { refreshDns } from '../../../src/io/dns/refresh-dns.ts';
import { type Fault, startDnsServer, type Zone } from '../../dns/start-dns-server.ts';

const today = 20_000;
const alive = { mx: [[10, 'mx.gmail.com']] } as const;
const nothing: DnsCache = new Map();

async function refresh(
  servers: readonly { readonly address: string }[],
  domains: readonly string[],
  { budgetMs = 10_000, cache = nothing }: { readonly budgetMs?: number; readonly cache?: DnsCache } = {},
) {
  const counts = new Map(domains.map((domain) => [domain, 1]));
  const resolvers = servers.map(({ address }) => address);
  const refreshed = await refreshDns({ counts, cache, resolvers, budgetMs, asOfDay: today });
  if (!refreshed.ok) return { problem: refreshed.problem, standings: {}, refresh: null };
  const standings = Object.fromEntries([...refreshed.cache].map(([name, { standing }]) => [name, standing]));
  return { problem: null, refresh: refreshed.refresh, standings };
}

describe('domains are asked about', () => {
  test('at one resolver where that settles it, at the second where it does not', async () => {
    const zone: Zone = {
      'alive.dev': alive,
      'null.dev': { mx: [[0, '']] },
      'host.dev': { a: ['192.178.0.9'] },
      'empty.dev': {},
      'broken.dev': { mx: [[10, 'localhost']] },
    };
    const [one, other] = [await startDnsServer({ zone }), await startDnsServer({ zone })];
    const { standings } = await refresh([one, other], [...Object.keys(zone), 'gone.dev']);
    expect(standings).toEqual({
      'alive.dev': 'takes-mail',
      'null.dev': 'null-mx',
      'host.dev': 'no-mx',
      'empty.dev': 'no-host',
      'broken.dev': 'broken-mx',
      'gone.dev': 'nxdomain',
    });
    expect(one.asked).toContain('MX alive.dev');
    expect(other.asked).not.toContain('MX alive.dev');
    expect(other.asked).toContain('MX gone.dev');
  });

  test.each([
    'servfail',
    'refused',
    'truncated-twice',
    'alias-loop',
    'referral',
    'garbage',
  ] satisfies Fault[])(
    'where one resolver says %s, nothing is known, and what was known before stays',
    async (fault) => {
      const [one, other] = [await startDnsServer(), await startDnsServer({ others: fault })];
      const cache: DnsCache = new Map([['b.dev', { standing: 'takes-mail', day: today - 9 }]]);
      const { standings } = await refresh([one, other], ['a.dev', 'b.dev'], { cache });
      expect(standings).toEqual({ 'b.dev': 'takes-mail' });
    },
  );

  test('a resolver that denies what everybody knows is not believed', async () => {
    const honest = await startDnsServer({ zone: { 'a.dev': alive } });
    const liar = await startDnsServer({ withoutControls: true });
    const { problem } = await refresh([honest, liar], ['a.dev', 'b.dev']);
    expect(problem).toEqual({ code: 'dns-resolvers-silent', args: { trusted: 1, resolvers: 2 } });
    expect(liar.asked.filter((asked) => asked.endsWith('.dev'))).toEqual([]);
  });

  test('a resolver that finds everything keeps nobody alive and kills nobody', async () => {
    const liar = await startDnsServer({ others: { a: ['192.178.0.66'] } });
    const honest = await startDnsServer();
    const { standings } = await refresh([liar, honest], ['gone.dev']);
    expect(standings).toEqual({});
  });

  test('32 at a time', async () => {
    const zone = { others: 'slow', slowMs: 60 } as const;
    const [one, other] = [await startDnsServer(zone), await startDnsServer(zone)];
    await refresh(
      [one, other],
      Array.from({ length: 100 }, (_, index) => `d${index}.dev`),
    );
    expect(one.most()).toBe(32);
  });

  test('until the time is up; what was not come to is told', async () => {
    const server = await startDnsServer({ others: 'silent' });
    const domains = Array.from({ length: 200 }, (_, index) => `d${index}.dev`);
    const { refresh: sum, standings } = await refresh([server, server], domains, { budgetMs: 1800 });
    expect(standings).toEqual({});
    expect(sum).toMatchObject({ domains: 200, asked: 32, unknown: 32, leftOut: 168, rowsKnown: 0 });
  });
});

test('of 1,000 domains with a quarter of all answers failing no living one is called dead', async () => {
  const names = Array.from({ length: 1000 }, (_, index) => `d${index}.dev`);
  const dead = new Set(names.filter((_, index) => index % 10 === 0));
  const faults: readonly Fault[] = ['servfail', 'refused', 'truncated-twice', 'garbage', 'alias-open'];
  const zoneOf = (offset: number): Zone =>
    Object.fromEntries(
      names.flatMap((name, index): [string, Zone[string]][] => {
        const fault = faults[(index * 7 + offset) % (faults.length * 4)];
        if (fault !== undefined) return [[name, fault]];
        return dead.has(name) ? [] : [[name, alive]];
      }),
    );
  const servers = [await startDnsServer({ zone: zoneOf(0) }), await startDnsServer({ zone: zoneOf(3) })];
  const { standings, refresh: sum } = await refresh(servers, [...names, 'x.internal', 'y.test'], {
    budgetMs: 30_000,
  });
  const called = Object.entries(standings).filter(([, standing]) => isDead(standing));
  expect(called.filter(([name]) => !dead.has(name))).toEqual([]);
  expect(called.length).toBeGreaterThan(40);
  expect(sum?.unknown).toBeGreaterThan(0);
});
