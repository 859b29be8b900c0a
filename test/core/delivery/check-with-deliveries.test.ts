import { describe, expect, test } from 'vitest';
import { type CampaignInput, checkCampaign } from '../../../src/core/check-campaign.ts';
import type { ImpliedDeliveries } from '../../../src/core/delivery/implied-deliveries.ts';
import type { CampaignPolicy } from '../../../src/core/policy/campaign-policy.ts';
import { asOfMs, lines, testPolicy } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';
import { dayAgo, deliveriesOf } from './past-sends.ts';

const day = (days: number) => new Date(dayAgo(days) * 86_400_000).toISOString().slice(0, 10);
const readers = Array.from({ length: 1000 }, (_, index) => `reader${index}@mail.example`);
const bare = lines('email', ...readers);
const sent = deliveriesOf([{ daysAgo: 30, keys: readers.slice(0, 900) }]);

interface Given {
  readonly list?: string;
  readonly suppressions?: string;
  readonly deliveries?: ImpliedDeliveries | null;
  readonly policy?: Partial<CampaignPolicy>;
}

function check({ list = bare, suppressions, deliveries, policy = {} }: Given) {
  const input: CampaignInput = {
    campaign: 'june',
    policy: { ...testPolicy, ...policy },
    list: sourceOf('lists/june.csv', list),
    suppressions: suppressions === undefined ? null : [sourceOf('suppressions/bounces.csv', suppressions)],
    asOfMs,
    digests: () => ({ list: 'l', suppressions: 's', policy: 'p' }),
    ...(deliveries === undefined ? {} : { deliveries }),
  };
  return checkCampaign(input);
}

test('who was mailed a month ago and did not bounce is as good as a row that says so', async () => {
  const implied = await check({ deliveries: sent });
  const rows = readers.map((reader, index) => `${reader},${index < 900 ? day(30) : ''}`);
  const stated = await check({ list: lines('email,last_delivered_at', ...rows) });
  expect(implied.rates).toEqual(stated.rates);
  expect(implied.byCause).toEqual(stated.byCause);
  expect(implied.history.impliedDeliveries).toEqual({ recipients: 900, sends: 1, skipped: [] });
  expect(stated.history.impliedDeliveries).toEqual({ recipients: 0, sends: 0, skipped: [] });
});

describe('the share that the report states', () => {
  test.each([
    ['an older delivery', 'last_delivered_at', day(40), 1],
    ['a newer delivery', 'last_delivered_at', day(20), 0],
    ['a delivery of the same day', 'last_delivered_at', day(30), 0],
    ['a newer open', 'last_engaged_at', day(20), 0],
    ['a newer verification', 'verified_at', day(20), 0],
    ['a newer sign-up that nobody confirmed', 'opted_in_at', day(20), 1],
  ])('has recipients whose row states %s: %s %s %i', async (_, column, cell, recipients) => {
    const list = lines(`email,${column}`, `reader0@mail.example,${cell}`, `new@mail.example,${cell}`);
    const { history } = await check({ list, deliveries: sent });
    expect(history.impliedDeliveries.recipients).toBe(recipients);
  });

  test('has nobody whose cause is another', async () => {
    const suppressions = lines('email,reason,created_at', `reader0@mail.example,hard bounce,${day(90)}`);
    const list = lines('email', 'reader0@mail.example', 'reader1@mail.example');
    const { history, byGroup } = await check({ list, suppressions, deliveries: sent });
    expect(history.impliedDeliveries.recipients).toBe(1);
    expect(byGroup.map(({ group }) => group)).toContain('hard-unspecified');
  });
});

test('a soft bounce is forgotten once a later send did not bounce', async () => {
  const list = lines('email', 'reader0@mail.example', 'reader1@mail.example');
  const suppressions = (days: number) =>
    lines('email,reason,created_at', `reader0@mail.example,soft bounce,${day(days)}`);
  const groups = async (days: number) => {
    const { byGroup } = await check({ list, suppressions: suppressions(days), deliveries: sent });
    return byGroup.map(({ group }) => group);
  };
  expect(await groups(60)).not.toContain('soft-history');
  expect(await groups(28)).toContain('soft-history');
  expect(await groups(2)).toContain('soft-history');
});

test('who should not be mailed stays the same, so cleaning needs no past sends', async () => {
  const reasons = ['hard bounce', 'soft bounce', 'invalid', 'unsubscribe', 'manual'];
  const suppressions = lines(
    'email,reason,created_at,count',
    ...reasons.flatMap((reason, index) =>
      [90, 29, 2].map(
        (days) => `reader${3 * index + (days % 3)}@mail.example,${reason},${day(days)},${days % 4}`,
      ),
    ),
  );
  const verified = ['invalid', 'unknown', 'accept all'].map(
    (word, index) => `reader${20 + index}@mail.example,${day(90)},${word}`,
  );
  const list = lines(
    'email,verified_at,verification',
    ...readers.slice(0, 20).map((reader) => `${reader},,`),
    ...verified,
  );
  for (const softSuppressAfter of [1, 2, 3]) {
    const given = { list, suppressions, policy: { softSuppressAfter } };
    const [without, implied] = [await check(given), await check({ ...given, deliveries: sent })];
    // because with dates known the list as a whole is no longer one of which nothing is known
    expect(implied.findings).toEqual(without.findings.filter(({ code }) => code !== 'nothing-known'));
    expect(implied.counts).toEqual(without.counts);
    expect(implied.history.impliedDeliveries.recipients).toBeGreaterThan(0);
  }
});

describe('nothing changes, to the byte', () => {
  const plain = check({}).then((result) => JSON.stringify(result));

  test.each<[string, Given]>([
    ['where nothing was read', { deliveries: null }],
    ['where the policy says not to', { deliveries: sent, policy: { impliedDeliveries: false } }],
    ['where no send is recorded', { deliveries: deliveriesOf([]) }],
  ])('%s', async (_, given) => {
    expect(JSON.stringify(await check(given))).toBe(await plain);
  });

  test('but the count of sends, where nobody of the list was mailed', async () => {
    const deliveries = deliveriesOf([{ daysAgo: 30, keys: ['other@mail.example'] }]);
    const { history, ...rest } = await check({ deliveries });
    const { history: none, ...expected } = await check({});
    expect(rest).toEqual(expected);
    expect(history).toEqual({ ...none, impliedDeliveries: { recipients: 0, sends: 1, skipped: [] } });
  });
});

test('a send whose bounces are not on file is told and not used', async () => {
  const deliveries = deliveriesOf([{ daysAgo: 30, keys: readers, outcome: { hard: 50 } }]);
  const result = await check({ deliveries });
  expect(result.rates).toEqual((await check({})).rates);
  expect(result.history.impliedDeliveries).toEqual({
    recipients: 0,
    sends: 0,
    skipped: [{ reason: 'bounces-missing', count: 1 }],
  });
});
