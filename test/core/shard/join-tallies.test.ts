import { describe, expect, test } from 'vitest';
import type { CampaignTally, CheckTally } from '../../../src/core/shard/check-tally.ts';
import { joinTallies } from '../../../src/core/shard/join-tallies.ts';
import { asOfMs, lines } from '../check-text.ts';
import { tallyOfText } from './tally-of.ts';

const list = lines('email', ...Array.from({ length: 30 }, (_, index) => `reader${index}@gmail.com`));

async function tallies(of: number) {
  const named = [];
  for (let index = 1; index <= of; index += 1)
    named.push({ file: `part-${index}.json`, tally: await tallyOfText(list, { index, of }) });
  return named;
}

function codesOf(joined: ReturnType<typeof joinTallies>) {
  return joined.ok
    ? []
    : joined.problems.map(({ code, args }) => [code, args.what ?? args.missing ?? args.shard]);
}

test('all shards, in any order, make one check that begins when the first shard did', async () => {
  const [one, two, three] = await tallies(3);
  if (one === undefined || two === undefined || three === undefined) throw new Error('three were counted');
  const later = {
    ...two,
    tally: withCampaign(two.tally, (campaign) => ({ ...campaign, asOfMs: asOfMs + 1000 })),
  };
  const joined = joinTallies([three, later, one]);
  expect(joined).toEqual(joinTallies([one, later, three]));
  if (!joined.ok) throw new Error('refused');
  expect(joined.campaigns[0]?.asOfMs).toBe(asOfMs);
  expect(joined.campaigns[0]?.count.list).toMatchObject({ ok: true, part: { rows: 30, recipients: 30 } });
});

test('no tally, a missing shard and a doubled one are refused', async () => {
  const [one, two, three] = await tallies(3);
  if (one === undefined || two === undefined || three === undefined) throw new Error('three were counted');
  expect(codesOf(joinTallies([]))).toEqual([['tally-none', undefined]]);
  expect(codesOf(joinTallies([one, three]))).toEqual([['tally-shard-missing', '2']]);
  expect(codesOf(joinTallies([three]))).toEqual([['tally-shard-missing', '1, 2']]);
  expect(codesOf(joinTallies([one, two, three, { ...two, file: 'again.json' }]))).toEqual([
    ['tally-shard-twice', 2],
  ]);
});

function withCampaign(tally: CheckTally, change: (campaign: CampaignTally) => CampaignTally): CheckTally {
  return { ...tally, campaigns: tally.campaigns.map(change) };
}

describe('shards that make no check together are refused', () => {
  const digests = (name: string) => (tally: CheckTally) =>
    withCampaign(tally, (campaign) => ({
      ...campaign,
      digests: { ...campaign.digests, [name]: 'd'.repeat(64) },
    }));

  test.each<[string, (tally: CheckTally) => CheckTally]>([
    ['version', (tally) => ({ ...tally, program: '0.2.0' })],
    ['version', (tally) => ({ ...tally, model: '2' })],
    ['shards', (tally) => ({ ...tally, shard: { index: 2, of: 3 } })],
    ['campaigns', (tally) => withCampaign(tally, (campaign) => ({ ...campaign, campaign: 'july' }))],
    ['campaigns', (tally) => withCampaign(tally, (campaign) => ({ ...campaign, list: 'july.csv' }))],
    ['campaigns', (tally) => ({ ...tally, campaigns: [...tally.campaigns, ...tally.campaigns] })],
    ['list', digests('list')],
    ['suppressions', digests('suppressions')],
    ['rules', digests('policy')],
    ['day', (tally) => withCampaign(tally, (campaign) => ({ ...campaign, asOfMs: asOfMs + 86_400_000 }))],
    ['ledger', (tally) => withCampaign(tally, (campaign) => ({ ...campaign, ledger: 'e'.repeat(40) }))],
    [
      'reading',
      (tally) =>
        withCampaign(tally, (campaign) => ({
          ...campaign,
          count: { ...campaign.count, problems: [{ code: 'dns-cache-missing', args: {} }] },
        })),
    ],
  ])('another %s', async (what, change) => {
    const [one, two] = await tallies(2);
    if (one === undefined || two === undefined) throw new Error('two were counted');
    expect(codesOf(joinTallies([one, { ...two, tally: change(two.tally) }]))).toEqual([
      ['tally-differs', what],
    ]);
  });
});
