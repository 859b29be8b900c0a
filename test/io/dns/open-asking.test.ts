import { expect, test } from 'vitest';
import { dnsCacheHeader } from '../../../src/core/dns/dns-cache-text.ts';
import { openAsking } from '../../../src/io/dns/open-asking.ts';
import { openCampaign } from '../../../src/io/open-campaign.ts';
import { prepareChecks } from '../../../src/io/prepare-checks.ts';
import { startDnsServer, type Zone } from '../../dns/start-dns-server.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const zone: Zone = { 'alive.dev': { mx: [[10, 'mx.gmail.com']] } };
const nowMs = Date.UTC(2026, 10, 22);

/** Two campaigns of a policy that asks, with a domain in common and one that a cache of the second knows. */
async function twoCampaigns(server: Parameters<typeof startDnsServer>[0], asksNobody = false) {
  const servers = [await startDnsServer(server), await startDnsServer(server)];
  const resolvers = servers.map(({ address }) => `"${address}"`).join(', ');
  const folder = await temporaryFolder({
    'gate.yml': `suppressions: none\npolicy: { dns: refresh, dns-resolvers: [${resolvers}] }\ncampaigns:\n  may: { list: may.csv }\n  june: { list: june.csv, policy: { dns-cache: june.txt } }\n`,
    'may.csv': 'email\nann@alive.dev\nbob@gone.dev\n',
    'june.csv': 'email\nann@alive.dev\nbob@gone.dev\ncat@known.dev\n',
    'june.txt': `${dnsCacheHeader}\nknown.dev null-mx 2026-11-20\n`,
  });
  const prepared = await prepareChecks({
    policy: { shown: 'gate.yml', path: `${folder}/gate.yml` },
    campaigns: [],
    list: null,
    suppressions: [],
    emailColumn: null,
    limits: {},
    workspace: { folder, confined: true, asksNobody },
    asOfMs: nowMs,
    nowMs,
  });
  if (!prepared.ok) throw new Error('the policy is wrong');
  const asked = () => servers.map((one) => one.asked.length);
  const names = () => servers.flatMap((one) => one.asked).join();
  return { checks: prepared.checks, asked, names };
}

async function askAll(checks: Awaited<ReturnType<typeof twoCampaigns>>['checks'], budgetMs?: number) {
  const ask = openAsking(budgetMs);
  const known: string[] = [];
  for (const { planned, workspace } of checks) {
    const { dns } = await ask(await openCampaign(planned, workspace), workspace);
    known.push(dns?.ok ? [...dns.cache.keys()].toSorted().join(' ') : 'nothing');
  }
  return known;
}

test('what one campaign was told the next does not ask again, and each has its own cache beside it', async () => {
  const { checks, names } = await twoCampaigns({ zone });
  expect(await askAll(checks)).toEqual(['alive.dev gone.dev', 'alive.dev gone.dev known.dev']);
  const times = names().split('alive.dev').length - 1;
  const alone = await twoCampaigns({ zone });
  await askAll(alone.checks.slice(0, 1));
  expect(times).toBe(alone.names().split('alive.dev').length - 1);
  expect(names()).not.toContain('known.dev');
});

test('campaigns share the time: once it is up, nobody is asked any more', async () => {
  const { checks, asked } = await twoCampaigns({ others: 'silent' });
  const ask = openAsking(1000);
  const [first, second] = checks;
  if (first === undefined || second === undefined) throw new Error('there are two');
  await ask(await openCampaign(first.planned, first.workspace), first.workspace);
  const before = asked();
  const { dns } = await ask(await openCampaign(second.planned, second.workspace), second.workspace);
  expect(asked()).toEqual(before);
  expect(dns).toMatchObject({ ok: true, cache: new Map([['known.dev', { standing: 'null-mx' }]]) });
});

test('nobody is asked where a stranger may have written the policy', async () => {
  const { checks, asked } = await twoCampaigns({ zone }, true);
  expect(await askAll(checks)).toEqual(['', 'known.dev']);
  expect(asked()).toEqual([0, 0]);
});
