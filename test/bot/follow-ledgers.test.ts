import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BotLedger } from '../../src/bot/bot-context.ts';
import { type FollowContext, followLedgers } from '../../src/bot/follow-ledgers.ts';
import { openPostgresStore } from '../../src/io/bot-store/open-postgres-store.ts';
import { checkAt } from '../core/notify/campaign-records.ts';
import { write } from '../io/bot-ledger/follow-samples.ts';
import { serveLedger, useLedger } from '../io/ledger/use-ledger.ts';
import { noPostgres, startPostgres } from '../postgres/start-postgres.ts';
import { botLedger, type FollowWorld, followWorld, freshStore, until } from './follow-world.ts';

/** Follows until the test is over. */
function follow(context: FollowContext): { readonly stop: () => Promise<void> } {
  const ending = new AbortController();
  const following = followLedgers(context, ending.signal);
  const stop = () => {
    ending.abort();
    return following;
  };
  onTestFinished(stop);
  return { stop };
}

const looksOf = ({ metrics }: FollowWorld) => {
  const counts = metrics.text({}).matchAll(/^bounce_ledger_looks_total\{.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
};
/** Waits until the followers sleep, and lets time go by. */
async function letPass(ms: number, ...worlds: readonly FollowWorld[]): Promise<void> {
  for (const { clock } of worlds) {
    await until(() => clock.sleepers() > 0);
    clock.advance(ms);
  }
}

const records = async ({ store }: FollowWorld, name = 'lists') => (await store.position(name))?.records ?? 0;

describe('a follower', () => {
  test('looks at once, again when its time has come, and at once when it is nudged', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [botLedger(ledger)] });
    await write(ledger, checkAt(1));
    follow(world);
    await until(async () => (await records(world)) === 1);
    await write(ledger, checkAt(2));
    await letPass(1000, world);
    await letPass(30_000, world);
    await until(async () => (await records(world)) === 2);
    await write(ledger, checkAt(3));
    world.nudges.nudge('lists');
    await letPass(1000, world);
    await until(async () => (await records(world)) === 3);
    expect(looksOf(world)).toBe(3);
  });

  test('of one ledger goes on when another cannot be read, and tells the trouble once when it comes and when it goes', async () => {
    const good = await useLedger();
    const bad = await serveLedger();
    await write(bad, checkAt(1));
    bad.server.setFaults({ unavailable: 1 });
    const ledgers = [botLedger(good), { ...botLedger(bad, 'fairs'), place: bad.http }];
    const world = await followWorld({ ledgers });
    follow(world);
    await write(good, checkAt(1));
    await until(() => looksOf(world) === 2);
    for (const looks of [4, 6]) {
      world.nudges.nudge('lists');
      world.nudges.nudge('fairs');
      await until(() => world.clock.sleepers() === 2);
      world.clock.advance(1000);
      await until(() => looksOf(world) === looks);
    }
    expect(await records(world)).toBe(1);
    bad.server.setFaults({ unavailable: 0 });
    world.nudges.nudge('fairs');
    await until(() => world.clock.sleepers() === 2);
    world.clock.advance(1000);
    await until(async () => (await records(world, 'fairs')) === 1);
    await until(() => looksOf(world) === 7);
    const told = world.lines().filter(({ ledger }) => ledger === 'fairs');
    expect(told.map(({ event, trouble }) => [event, trouble])).toEqual([
      ['ledger-trouble', 'unavailable'],
      ['ledger-read', undefined],
      ['ledger-well', undefined],
    ]);
  });

  test('shares the looks with other replicas: one of them looks in each interval', async () => {
    const ledger = await useLedger();
    const store = await freshStore();
    const ledgers = (cache: string): readonly BotLedger[] => [botLedger(ledger, 'lists', cache)];
    const one = await followWorld({ ledgers: ledgers('cache-1'), store, owner: 'bot-1' });
    const two = await followWorld({ ledgers: ledgers('cache-2'), store, owner: 'bot-2' });
    follow(one);
    follow(two);
    for (let interval = 1; interval <= 3; interval += 1) {
      await until(() => looksOf(one) + looksOf(two) === interval);
      await letPass(1000, one, two);
      await letPass(30_000, one, two);
    }
    expect(looksOf(one) + looksOf(two)).toBeLessThanOrEqual(4);
  });

  test('measures how far behind the index is', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [botLedger(ledger)] });
    await write(ledger, checkAt(1), checkAt(2));
    follow(world);
    await until(() => world.metrics.text({}).includes('bounce_ledger_trouble{ledger="lists"} 0'));
    expect(world.metrics.text({})).toContain('bounce_index_records{ledger="lists"} 2');
    expect(world.metrics.text({})).toContain('bounce_ledger_lag_seconds{ledger="lists"} 0');
  });

  test('ends at the signal, also while a server does not answer', async () => {
    const ledger = await serveLedger();
    await write(ledger, checkAt(1));
    ledger.server.setFaults({ delayMs: 20_000 });
    const world = await followWorld({ ledgers: [{ ...botLedger(ledger), place: ledger.http }] });
    const { stop } = follow(world);
    await until(() => ledger.server.requests.length > 0);
    await stop();
    expect(looksOf(world)).toBe(0);
  });
});

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)(
  `replicas on PostgreSQL${postgres === null ? ` (${noPostgres})` : ''}`,
  () => {
    async function replica(url: string, world: Parameters<typeof followWorld>[0]): Promise<FollowWorld> {
      const store = openPostgresStore(url, { connections: 2, patienceMs: 10_000 });
      onTestFinished(() => store.close());
      await store.migrate();
      return followWorld({ ...world, store });
    }

    test('index each record once and plan each card once, whoever is nudged', async () => {
      const url = (await postgres?.makeDatabase()) ?? '';
      const ledger = await useLedger();
      const worlds = await Promise.all(
        [1, 2, 3].map((number) =>
          replica(url, { owner: `bot-${number}`, ledgers: [botLedger(ledger, 'lists', `cache-${number}`)] }),
        ),
      );
      const [first] = worlds;
      if (first === undefined) throw new Error('no replica');
      for (const world of worlds) follow(world);
      await until(() => worlds.some((world) => looksOf(world) > 0));
      const hours = [1, 2, 3, 4, 5, 6];
      for (const hour of hours) {
        await write(ledger, checkAt(hour, { verdict: 'fail' }));
        for (const world of worlds) {
          world.nudges.nudge('lists');
          world.clock.advance(1000);
        }
      }
      await until(async () => {
        for (const world of worlds) world.clock.advance(30_000);
        return (await records(first)) === hours.length;
      });
      const cards = await Promise.all(
        hours.map((hour) => first.store.post(`card:lists:june:${1000 + hour}:C0AAAAAAA`)),
      );
      expect(cards.map((card) => card?.state)).toEqual(hours.map(() => 'pending'));
      // because each card changes once, when the next run makes it the last but one
      expect(cards.map((card) => (card?.revision ?? 0) <= 2)).toEqual(hours.map(() => true));
      expect(await first.store.outboxCounts()).toMatchObject({ pending: hours.length });
    });

    test('survive a database that goes away, and go on when it is back', async () => {
      const url = (await postgres?.makeDatabase()) ?? '';
      const ledger = await useLedger();
      const world = await replica(url, { ledgers: [botLedger(ledger)] });
      await write(ledger, checkAt(1));
      follow(world);
      await until(async () => (await records(world)) === 1);
      await postgres?.halt();
      await write(ledger, checkAt(2));
      world.nudges.nudge('lists');
      await letPass(1000, world);
      await until(() => world.lines().some(({ event }) => event === 'ledger-look'));
      await postgres?.resume();
      world.nudges.nudge('lists');
      await letPass(1000, world);
      await until(async () => (await records(world)) === 2);
    });
  },
);
