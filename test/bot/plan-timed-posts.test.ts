import { describe, expect, onTestFinished, test } from 'vitest';
import { planDue, planTimedPosts } from '../../src/bot/plan-timed-posts.ts';
import type { LedgerRecord } from '../../src/core/ledger/ledger-record.ts';
import type { BotStore } from '../../src/io/bot-store/bot-store.ts';
import { channelOf, checkAt, hourMs } from '../core/notify/campaign-records.ts';
import { useLedger } from '../io/ledger/use-ledger.ts';
import { botLedger, botNowMs, type FollowWorld, followWorld, until } from './follow-world.ts';

const minuteMs = 60_000;
const sendAtMs = botNowMs + 3 * hourMs;
const sendAt = new Date(sendAtMs).toISOString();
const due = checkAt(1, { sendAt, verdict: 'fail' });
const reminder = (hours: number) => `remind:lists:june:${sendAtMs}:${hours}:C0AAAAAAA`;
const reminded = [channelOf({ remindHours: [24, 2] })];

async function fill(store: BotStore, records: readonly LedgerRecord[], nowMs = botNowMs): Promise<void> {
  const to = { tip: 'a'.repeat(40), waiting: '', quarantined: 0 };
  await store.applyStep({ ledger: 'lists', from: null, to, records, posts: [], nowMs });
}

async function worldWith(
  records: readonly LedgerRecord[],
  { channels = reminded, indexedMs = botNowMs } = {},
): Promise<FollowWorld> {
  const world = await followWorld({ ledgers: [botLedger(await useLedger())], channels });
  await fill(world.store, records, indexedMs);
  return world;
}

describe('reminders', () => {
  test('are planned once for each lead, however often it is looked', async () => {
    const world = await worldWith([due]);
    for (let minutes = 0; minutes < 120; minutes += 10) {
      await planDue(world, botNowMs);
      world.clock.advance(10 * minuteMs);
    }
    for (const hours of [24, 2]) {
      expect(await world.store.post(reminder(hours)), String(hours)).toMatchObject({ revision: 1 });
    }
    expect(await world.store.outboxCounts()).toMatchObject({ pending: 2 });
  });

  test('are not planned for a send that nobody wants to hear of yet', async () => {
    const far = checkAt(1, { sendAt: new Date(botNowMs + 25 * hourMs).toISOString(), verdict: 'fail' });
    const world = await worldWith([far]);
    await planDue(world, botNowMs);
    expect(await world.store.outboxCounts()).toMatchObject({ pending: 0 });
  });

  test('wait until a bot that was away has read what it missed, and for a ledger that cannot be read not for ever', async () => {
    const world = await worldWith([due], { indexedMs: botNowMs - hourMs });
    await planDue(world, botNowMs);
    expect(await world.store.post(reminder(24))).toBeNull();
    world.clock.advance(16 * minuteMs);
    await planDue(world, botNowMs);
    expect(await world.store.post(reminder(24))).not.toBeNull();
  });
});

describe('a digest', () => {
  const key = 'digest:C0AAAAAAA:2026-W47';
  // because the records begin on a Friday at nine
  const channels = [channelOf({ digest: { weekday: 5, hour: 20, minute: 0 } })];

  test('is planned once, however often it is looked', async () => {
    const world = await worldWith([checkAt(1)], { channels });
    for (let minutes = 0; minutes < 3; minutes += 1) {
      await planDue(world, botNowMs);
      world.clock.advance(minuteMs);
    }
    const untilMs = botNowMs - hourMs;
    expect(await world.store.post(key)).toMatchObject({ revision: 1, subject: { kind: 'digest', untilMs } });
  });

  test('waits until every ledger was read', async () => {
    const world = await worldWith([checkAt(1)], { channels, indexedMs: botNowMs - hourMs });
    await planDue(world, botNowMs);
    expect(await world.store.post(key)).toBeNull();
    world.clock.advance(16 * minuteMs);
    await planDue(world, botNowMs);
    expect(await world.store.post(key)).not.toBeNull();
  });
});

test('one of several replicas plans in each minute, and each ends at the signal', async () => {
  const one = await worldWith([due]);
  const two = await followWorld({
    ledgers: one.ledgers,
    channels: reminded,
    store: one.store,
    owner: 'bot-2',
  });
  const ending = new AbortController();
  const planning = [one, two].map((world) => planTimedPosts(world, ending.signal));
  onTestFinished(() => ending.abort());
  const plans = () =>
    [one, two].filter(({ metrics }) => metrics.text({}).includes('bounce_timed_plans_total'));
  await until(() => one.clock.sleepers() + two.clock.sleepers() === 2);
  expect(plans()).toHaveLength(1);
  expect(await one.store.post(reminder(24))).toMatchObject({ revision: 1 });
  ending.abort();
  await Promise.all(planning);
});

test('a store that fails is told, and the next minute plans again', async () => {
  const world = await worldWith([due]);
  const away = new Map([['latest', true]]);
  const latest: BotStore['latest'] = (options) =>
    away.get('latest') === true ? Promise.reject(new RangeError('away')) : world.store.latest(options);
  const ending = new AbortController();
  const planning = planTimedPosts({ ...world, store: { ...world.store, latest } }, ending.signal);
  await until(() => world.clock.sleepers() === 1);
  expect(world.lines()).toMatchObject([{ event: 'timed-posts', error: 'RangeError' }]);
  away.clear();
  world.clock.advance(minuteMs);
  await until(async () => (await world.store.post(reminder(24))) !== null);
  ending.abort();
  await planning;
});
