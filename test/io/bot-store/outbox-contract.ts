import { describe, expect, test } from 'vitest';
import { claim, claimed, end, leaseMs, reply, sent } from './outbox-turns.ts';
import { samplePost, startMs } from './sample-records.ts';
import { freshStore, type MakeDatabase } from './test-database.ts';

/** What the outbox must do on every database. */
export function outboxContract(makeDatabase: MakeDatabase): void {
  describe('the outbox: what is planned', () => {
    test('a post is claimed as it was planned, and is sent once', async () => {
      const store = await freshStore(makeDatabase);
      const planned = samplePost('card:1');
      await store.plan([planned], startMs);
      const post = await claimed(store);
      expect(post).toEqual({
        ...planned,
        state: 'sending',
        revision: 1,
        sentRevision: 0,
        ts: null,
        parentTs: null,
        attempts: 1,
        problem: null,
      });
      await store.finishPost(post, 'a', sent('1.1'), startMs);
      expect(await store.post('card:1')).toMatchObject({ state: 'sent', ts: '1.1', sentRevision: 1 });
      expect(await claim(store)).toBeNull();
    });

    test('whatever is planned while a post waits or is sent becomes one update', async () => {
      const store = await freshStore(makeDatabase);
      for (let times = 0; times < 50; times += 1) await store.plan([samplePost('card:1')], startMs);
      const first = await claimed(store);
      expect(first).toMatchObject({ revision: 50, ts: null });
      await store.plan([samplePost('card:1')], startMs);
      await store.plan([samplePost('card:1', { mode: 'update' })], startMs);
      await store.finishPost(first, 'a', sent('1.1'), startMs);
      const update = await claimed(store);
      expect(update).toMatchObject({ revision: 52, sentRevision: 50, ts: '1.1', mode: 'update' });
      await store.finishPost(update, 'a', sent('1.1'), startMs);
      expect(await store.post('card:1')).toMatchObject({ state: 'sent', sentRevision: 52 });
      expect(await claim(store)).toBeNull();
    });

    test('an update makes nothing where nothing is, and takes no first post back', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1', { mode: 'update' })], startMs);
      expect(await store.post('card:1')).toBeNull();
      await store.plan([samplePost('card:1')], startMs);
      await store.plan([samplePost('card:1', { mode: 'update' })], startMs);
      expect(await claim(store)).toMatchObject({ key: 'card:1', revision: 2, ts: null });
    });

    test('a reply waits for its parent, and is not planned without one', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([reply('reply:1', 'card:1')], startMs);
      expect(await store.post('reply:1')).toBeNull();
      await store.plan([reply('reply:2', 'card:1'), samplePost('card:1')], startMs);
      expect((await end(store, { kind: 'retry', atMs: startMs, problem: 'ratelimited' })).key).toBe('card:1');
      expect((await end(store, sent('1.1'))).key).toBe('card:1');
      expect(await claim(store)).toMatchObject({ key: 'reply:2', parentTs: '1.1' });
    });

    test('posts of a channel go out in the order they were planned', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('c'), samplePost('a')], startMs);
      await store.plan([samplePost('x'), samplePost('b')], startMs - 1);
      const keys = [];
      for (let place = 0; place < 4; place += 1) keys.push((await end(store, sent('1.1'))).key);
      expect(keys).toEqual(['x', 'b', 'c', 'a']);
    });
  });

  describe('the outbox: whose turn it is', () => {
    test('a channel sends one post at a time, channels take turns', async () => {
      const store = await freshStore(makeDatabase);
      const posts = ['1', '2', '3'].map((key) => samplePost(key));
      await store.plan([...posts, samplePost('other', { channel: 'C2' })], startMs);
      const first = await claimed(store);
      const second = await claimed(store);
      expect(new Set([first.channel, second.channel])).toEqual(new Set(['C1', 'C2']));
      expect(await claim(store)).toBeNull();
      for (const post of [first, second]) await store.finishPost(post, 'a', sent('1.1'), startMs);
      expect(await claim(store)).toMatchObject({ key: '2' });
    });

    test('the channel served longest ago comes first', async () => {
      const store = await freshStore(makeDatabase);
      const keys = ['C1', 'C2', 'C3'];
      const posts = keys.flatMap((channel) => [1, 2].map((n) => samplePost(`${channel}:${n}`, { channel })));
      await store.plan(posts, startMs);
      const served: string[] = [];
      for (let nowMs = startMs; nowMs < startMs + posts.length; nowMs += 1) {
        served.push((await end(store, sent('1.1'), { nowMs })).channel);
      }
      expect(served.slice(3)).toEqual(served.slice(0, 3));
      expect(served.toSorted().join()).toBe('C1,C1,C2,C2,C3,C3');
    });

    test('a channel that was just served is left alone for the pace', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('1'), samplePost('2')], startMs);
      await end(store, sent('1.1'), { paceMs: 1000 });
      expect(await claim(store, { nowMs: startMs + 999, paceMs: 1000 })).toBeNull();
      expect(await claim(store, { nowMs: startMs + 1000, paceMs: 1000 })).toMatchObject({ key: '2' });
    });

    test('a post that is tried again holds its channel, and no other, until then', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('1'), samplePost('2')], startMs);
      await end(store, { kind: 'retry', atMs: startMs + 4000, problem: 'ratelimited' });
      expect(await store.post('1')).toMatchObject({ state: 'pending', attempts: 1, problem: 'ratelimited' });
      await store.plan([samplePost('other', { channel: 'C2' })], startMs);
      expect((await end(store, sent('2.1'), { nowMs: startMs + 3999 })).key).toBe('other');
      expect(await claim(store, { nowMs: startMs + 3999 })).toBeNull();
      expect(await claim(store, { nowMs: startMs + 4000 })).toMatchObject({ key: '1', attempts: 2 });
    });

    test('of a lease that ran out, a first post is unknown and an update is taken again', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1')], startMs);
      await end(store, sent('1.1'));
      await store.plan([samplePost('card:1')], startMs);
      await store.plan([samplePost('other', { channel: 'C2' })], startMs);
      const held = [await claimed(store), await claimed(store)];
      expect(held.map(({ key }) => key).sort()).toEqual(['card:1', 'other']);
      expect(await claim(store, { owner: 'b', nowMs: startMs + leaseMs - 1 })).toBeNull();
      const again = await claimed(store, { owner: 'b', nowMs: startMs + leaseMs });
      expect(again).toMatchObject({ key: 'card:1', ts: '1.1' });
      expect(await store.post('other')).toMatchObject({ state: 'unknown', problem: 'lease-over' });
      expect(await claim(store, { nowMs: startMs + leaseMs })).toBeNull();
    });
  });
}
