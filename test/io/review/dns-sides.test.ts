import { describe, expect, test } from 'vitest';
import { dnsCacheHeader } from '../../../src/core/dns/dns-cache-text.ts';
import { startDnsServer } from '../../dns/start-dns-server.ts';
import { calmFiles, makeChange } from '../../review-repository.ts';
import { sampleList, samplePolicy, sampleRows } from '../../sample-campaign.ts';
import { newCodesIn, problemsIn, reviewIn } from './review-in.ts';

const policyPath = '.github/bounce-gate.yml';
const cachePath = '.github/bounce-gate-dns.txt';
const policyOf = (dns: string): string =>
  samplePolicy.replace('reserved-domains: allow', `reserved-domains: allow, ${dns}`);
const cacheOf = (...lines: readonly string[]): string => [dnsCacheHeader, ...lines, ''].join('\n');
const withNewcomer = sampleList(...sampleRows(60), 'zoe@northwind.dev,');

const base = { ...calmFiles, [policyPath]: policyOf('dns: cache'), [cachePath]: cacheOf() };

async function newlyDead(
  change: Readonly<Record<string, string | null>>,
  from: Readonly<Record<string, string>> = base,
) {
  const { repository } = await makeChange(from, { 'list.csv': withNewcomer, ...change });
  const run = await reviewIn(repository);
  return { run, codes: newCodesIn(run) };
}

describe('in a review', () => {
  test('the answers of the change count for what it adds', async () => {
    const { codes } = await newlyDead({ [cachePath]: cacheOf('northwind.dev nxdomain 2026-11-18') });
    expect(codes).toContain('dead-domain');
  });

  test.each([
    ['takes it out', cacheOf()],
    ['says otherwise', cacheOf('northwind.dev takes-mail 2026-11-19')],
  ])('what the base calls dead stays dead where the change %s', async (_, cache) => {
    const from = { ...base, [cachePath]: cacheOf('northwind.dev nxdomain 2026-11-18') };
    expect((await newlyDead({ [cachePath]: cache }, from)).codes).toContain('dead-domain');
  });

  test('a change that takes the cache away cannot be judged', async () => {
    const { run } = await newlyDead({ [cachePath]: null });
    expect(run.verdict).toBe('unchecked');
    expect(problemsIn(run)).toContain('dns-cache-missing');
  });

  test('a change cannot switch DNS off, or on, for itself', async () => {
    const cache = cacheOf('northwind.dev nxdomain 2026-11-18');
    const off = await newlyDead({ [policyPath]: policyOf('dns: off'), [cachePath]: cache });
    expect(off.codes).toContain('dead-domain');
    expect(off.run.reviews[0]?.ruleChanges).toMatchObject([{ key: 'policy.dns', direction: 'looser' }]);
    const from = { ...base, [policyPath]: policyOf('dns: off') };
    const on = await newlyDead({ [policyPath]: policyOf('dns: cache'), [cachePath]: cache }, from);
    expect(on.codes).not.toContain('dead-domain');
  });

  test('nobody is asked, whatever the policy says', async () => {
    const servers = [await startDnsServer(), await startDnsServer()];
    const resolvers = servers.map(({ address }) => `"${address}"`).join(', ');
    const from = { ...base, [policyPath]: policyOf(`dns: refresh, dns-resolvers: [${resolvers}]`) };
    const { run, codes } = await newlyDead({}, from);
    expect(run.verdict).toBe('pass');
    expect(codes).not.toContain('dead-domain');
    expect(servers.flatMap(({ asked }) => asked)).toEqual([]);
  });
});
