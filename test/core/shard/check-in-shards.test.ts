import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import { readOnFile } from '../../../src/core/check-campaign.ts';
import { awkwardCampaigns } from '../arbitrary-awkward.ts';
import { campaigns, listText, onFileText } from '../arbitrary-campaign.ts';
import { type CheckOptions, checkText, inputOf, lines } from '../check-text.ts';
import { deliveriesOf } from '../delivery/past-sends.ts';
import { checkInShards } from './check-in-shards.ts';

async function expectTheSame(list: string | Uint8Array, of: number, options: CheckOptions = {}) {
  const whole = await checkText(list, options);
  expect(await checkInShards(list, of, options)).toEqual(whole);
  return whole;
}

const shardCounts = fc.integer({ min: 1, max: 7 });

test('any list comes to the same in any number of shards', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, shardCounts, async ({ rows, onFile }, of) => {
      await expectTheSame(listText(rows), of, { suppressions: { 'a.csv': onFileText(onFile) } });
    }),
    { numRuns: 40 },
  );
});

test('awkward rows, addresses, cells and line ends are no exception, by hashes or by texts', async () => {
  await fc.assert(
    fc.asyncProperty(awkwardCampaigns, shardCounts, fc.boolean(), async ({ list, options }, of, asTexts) => {
      await expectTheSame(list, of, { ...options, ...(asTexts ? { seed: null } : {}) });
    }),
    { numRuns: 80 },
  );
});

const many = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index));
// because neither counts up from row to row
const person = (index: number) => `p${(index * 7919) % 100_003}x`;

describe('nothing that rows have to do with each other is lost', () => {
  test('findings beyond those that are kept, and the first of them by line', async () => {
    const rows = many(900, (index) => `${person(index)}@gmail.com,yesterday,tomorrow`);
    const list = lines('email,created_at,last_delivered_at', ...rows, ...rows.slice(0, 300));
    const whole = await expectTheSame(list, 5);
    expect(whole.findings.filter(({ code }) => code === 'unreadable-date')).toHaveLength(100);
    expect(whole.findingsByCode).toContainEqual({ code: 'unreadable-date', count: 1800 });
    expect(whole.findingsByCode).toContainEqual({ code: 'duplicate', count: 300 });
  });

  test('other addresses of a mailbox, in the list and on file', async () => {
    const names = ['a.nn', 'an.n+x', 'ann', 'A.N.N+y'];
    const at = ['gmail.com', 'googlemail.com', 'icloud.com', 'me.com', 'proton.me', 'pm.me', 'yahoo.com'];
    const list = lines(
      'email',
      ...names.flatMap((name) => at.map((domain) => `${name}@${domain}`)),
      'x@ann.fastmail.com',
      'ann+y@fastmail.com',
    );
    const onFile = lines(
      'email,reason',
      'ann@gmail.com,complaint',
      'y@ann.fastmail.com,unsubscribe',
      'an.n@mac.com,manual',
    );
    for (const of of [2, 3, 7]) {
      const whole = await expectTheSame(list, of, { suppressions: { 'a.csv': onFile } });
      expect(whole.findingsByCode.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['duplicate-alias', 'alias-complaint', 'alias-unsubscribe']),
      );
    }
  });

  const crowd = (count: number) =>
    many(count, (index) => `${person(index)}@${index % 2 === 0 ? 'acme.de' : 'me.com'}`);
  const crowdsOf = ({ findings }: CampaignResult) =>
    findings.filter(({ code }) => code === 'crowded-domain').map(({ args }) => args.recipients);

  test('crowded domains, whatever the policy calls them', async () => {
    const others = many(400, (index) => `info@firm${index}.de`);
    const list = lines('email', ...others.slice(0, 200), ...crowd(120), ...others.slice(200));
    expect(crowdsOf(await expectTheSame(list, 3))).toEqual([60]);
    const domains = { allow: [], consumer: ['acme.de'], business: ['me.com', 'googlemail.com'] };
    expect(crowdsOf(await expectTheSame(list, 3, { policy: { domains } }))).toEqual([60]);
  });

  test('addresses that count up from row to row, with duplicates and invalid ones between', async () => {
    const run = many(40, (index) =>
      index % 2 === 0 ? `user${index}@gmail.com` : `<user${index}@gmail.com>`,
    );
    const rows = [...run.flatMap((row, index) => (index % 3 === 0 ? [row, row, 'x..y@gmail.com'] : [row]))];
    const whole = await expectTheSame(lines('email', 'zoe@acme.de', ...rows), 4);
    expect(whole.findings.find(({ code }) => code === 'numbered-addresses')).toMatchObject({
      line: 3,
      args: { rows: 40 },
    });
  });

  test('whole domains, patterns and hashes on file, and suppressions of other scopes', async () => {
    const list = lines(
      'email',
      ...many(60, (index) => `${person(index)}@${index % 3 === 0 ? 'acme.de' : 'gmail.com'}`),
    );
    const onFile = lines(
      'email,reason,scope',
      '@acme.de,unsubscribe,',
      `p*1x@gmail.com,manual,pattern`,
      `${person(4)}@gmail.com,complaint,news`,
    );
    const whole = await expectTheSame(list, 6, { suppressions: { 'a.csv': onFile } });
    expect(whole.findingsByCode.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['suppression-whole-domain', 'suppression-other-scope']),
    );
  });

  test('more sources than are told apart', async () => {
    const list = lines('email,source', ...many(12_000, (index) => `${person(index)}@gmail.com,s${index}`));
    const whole = await expectTheSame(list, 3);
    expect(whole.bySource).toHaveLength(10_001);
  });

  test('a list that nobody is on, or nobody who can be mailed', async () => {
    for (const rows of [[], ['x..y@acme.de', 'no address']])
      expect((await expectTheSame(lines('email', ...rows), 3)).verdict).toBe('unchecked');
  });

  test('what past sends imply, judged by the bounces of all recipients', async () => {
    const keys = many(40, (index) => `${person(index)}@gmail.com`);
    const list = lines('email', ...keys, 'zoe@acme.de');
    const bounced = keys.slice(0, 20).map((key) => `${key},hard-bounce,2026-05-17`);
    const suppressions = { 'a.csv': lines('email,reason,created_at', ...bounced) };
    const deliveries = deliveriesOf([{ daysAgo: 30, keys, outcome: { hard: 20 } }]);
    const whole = await expectTheSame(list, 4, { suppressions, deliveries });
    expect(whole.history.impliedDeliveries).toMatchObject({ sends: 1, recipients: 20 });
  });
});

test.each([null, { low: 1, high: 2 }])(
  'all shards together hold no more of what is on file than the whole check (%j)',
  async (seed) => {
    const onFile = lines('email,reason', ...many(3000, (index) => `${person(index)}@gmail.com,manual`));
    const options = { suppressions: { 'a.csv': onFile }, seed };
    const sizes = [];
    for (const index of [1, 2, 3])
      sizes.push((await readOnFile(inputOf('', options), { index, of: 3 })).table.size);
    const { table } = await readOnFile(inputOf('', options));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(table.size);
    expect(Math.max(...sizes)).toBeLessThan(1200);
  },
);
