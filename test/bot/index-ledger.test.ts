import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { indexLedger } from '../../src/bot/index-ledger.ts';
import { foldInbox } from '../../src/io/ledger/fold-inbox.ts';
import { channelOf, checkAt, outcomeAt } from '../core/notify/campaign-records.ts';
import { write, writtenAt } from '../io/bot-ledger/follow-samples.ts';
import { clockAt, useLedger } from '../io/ledger/use-ledger.ts';
import { botLedger, followWorld } from './follow-world.ts';

const failed = checkAt(1, { verdict: 'fail' });
const cardOf = (run: string) => `card:lists:june:${run}:C0AAAAAAA`;

describe('a look at a ledger', () => {
  test('for the first time indexes everything and posts nothing, and afterwards what is new is posted', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [] });
    await write(ledger, failed);
    expect(await indexLedger(world, botLedger(ledger))).toEqual({ kind: 'read', added: 1, missing: false });
    expect(await world.store.record('lists', failed.id)).toEqual(failed);
    expect(await world.store.outboxCounts()).toMatchObject({ pending: 0 });
    await write(ledger, checkAt(2));
    expect(await indexLedger(world, botLedger(ledger))).toMatchObject({ added: 1 });
    expect(await world.store.post(cardOf('1002'))).toMatchObject({ state: 'pending' });
    expect(await world.store.outboxCounts()).toMatchObject({ pending: 1 });
  });

  test('tells a channel that hears of trouble when the card before it says that it is over', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [], channels: [channelOf({ notify: 'fail' })] });
    await indexLedger(world, botLedger(ledger));
    for (const check of [failed, checkAt(2), checkAt(3)]) {
      await write(ledger, check);
      await indexLedger(world, botLedger(ledger));
    }
    const posts = await Promise.all(['1001', '1002', '1003'].map((run) => world.store.post(cardOf(run))));
    expect(posts.map((post) => post?.revision ?? 0)).toEqual([2, 2, 0]);
  });

  test('of a repository without a ledger says so, and the first record is news then', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [] });
    expect(await indexLedger(world, botLedger(ledger))).toEqual({ kind: 'read', added: 0, missing: true });
    expect(await world.store.position('lists')).toMatchObject({ tip: null, trouble: 'missing' });
    await write(ledger, failed);
    expect(await indexLedger(world, botLedger(ledger))).toMatchObject({ missing: false });
    expect(await world.store.position('lists')).toMatchObject({ trouble: null, records: 1 });
    expect(await world.store.post(cardOf('1001'))).not.toBeNull();
  });

  test('that finds nothing new says when the ledger was seen, and changes no post', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [] });
    await indexLedger(world, botLedger(ledger));
    await write(ledger, failed);
    await indexLedger(world, botLedger(ledger));
    world.clock.advance(60_000);
    expect(await indexLedger(world, botLedger(ledger))).toMatchObject({ added: 0 });
    expect(await world.store.position('lists')).toMatchObject({ indexedAtMs: world.clock.nowMs() });
    expect(await world.store.post(cardOf('1001'))).toMatchObject({ revision: 1 });
  });

  test('finds a record that waited in the inbox once, and its post is not changed when it reaches the branch', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [] });
    await write(ledger, checkAt(0));
    await indexLedger(world, botLedger(ledger));
    const lock = join(ledger.folder, 'refs/heads/bounce-ledger.lock');
    await writeFile(lock, '');
    await write(ledger, failed);
    expect(await indexLedger(world, botLedger(ledger))).toMatchObject({ added: 1 });
    await rm(lock);
    await foldInbox(ledger.place, { clock: clockAt(writtenAt) });
    expect(await indexLedger(world, botLedger(ledger))).toMatchObject({ added: 0 });
    expect(await world.store.post(cardOf('1001'))).toMatchObject({ revision: 1 });
  });

  test('of a ledger that was rewritten indexes nothing more, until it was forgotten, and then posts nothing', async () => {
    const ledger = await useLedger();
    const world = await followWorld({ ledgers: [] });
    await write(ledger, failed);
    await indexLedger(world, botLedger(ledger));
    ledger.git('update-ref', '-d', 'refs/heads/bounce-ledger');
    const other = checkAt(2, { verdict: 'fail' });
    await write(ledger, other);
    expect(await indexLedger(world, botLedger(ledger))).toEqual({ kind: 'rewritten' });
    expect(await world.store.position('lists')).toMatchObject({ trouble: 'rewritten', records: 1 });
    expect(await world.store.record('lists', other.id)).toBeNull();
    await world.store.forgetLedger('lists');
    expect(await indexLedger(world, botLedger(ledger))).toMatchObject({ kind: 'read', added: 1 });
    expect(await world.store.outboxCounts()).toMatchObject({ pending: 0 });
  });

  test('by two replicas at once is taken by one, and the other finds that it moved', async () => {
    const ledger = await useLedger();
    const one = await followWorld({ ledgers: [] });
    const other = await followWorld({ ledgers: [], store: one.store, owner: 'bot-2' });
    await indexLedger(one, botLedger(ledger));
    await write(ledger, failed, outcomeAt(2, failed));
    const looks = await Promise.all([
      indexLedger(one, botLedger(ledger)),
      indexLedger(other, botLedger(ledger, 'lists', 'cache-2')),
    ]);
    // because one may have been through before the other began, that one finds nothing new
    const added = looks.map((look) => (look.kind === 'read' ? look.added : 0));
    expect(added.toSorted()).toEqual([0, 2]);
    expect(await one.store.post(cardOf('1001'))).toMatchObject({ revision: 1 });
    expect(await one.store.outboxCounts()).toMatchObject({ pending: 2 });
  });
});
