import { describe, expect, test } from 'vitest';
import type { PostResult } from '../../../src/io/bot-store/bot-store.ts';
import { claim, claimed, end, reply, sent } from './outbox-turns.ts';
import { samplePost, startMs } from './sample-records.ts';
import { freshStore, type MakeDatabase } from './test-database.ts';

/** What must become of each try to send, on every database. */
export function triesContract(makeDatabase: MakeDatabase): void {
  describe('the outbox: what became of a try', () => {
    test('a first post that nobody knows of is never claimed, and what is planned does not change that', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1')], startMs);
      await end(store, { kind: 'unknown', problem: 'no-answer' });
      await store.plan([samplePost('card:1'), reply('reply:1', 'card:1')], startMs);
      expect(await claim(store)).toBeNull();
      const [unknown] = await store.postsInState('unknown', 9);
      expect(unknown).toMatchObject({ key: 'card:1', revision: 2, problem: 'no-answer' });
    });

    test('an unknown post that was found goes on from what it said', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1')], startMs);
      const post = await end(store, { kind: 'unknown', problem: 'no-answer' });
      await store.plan([samplePost('card:1')], startMs);
      await store.finishPost(post, 'anybody', sent('1.1'), startMs);
      expect(await claim(store)).toMatchObject({ ts: '1.1', sentRevision: 1, revision: 2 });
    });

    test('an unknown post in whose thread a reply waits is listed, and no other', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1'), samplePost('card:2'), samplePost('card:3')], startMs);
      await end(store, { kind: 'unknown', problem: 'no-answer' });
      await end(store, { kind: 'unknown', problem: 'no-answer' });
      await store.plan(
        [samplePost('card:1'), reply('reply:2', 'card:2'), reply('reply:3', 'card:3')],
        startMs,
      );
      expect((await store.lostParents(9)).map(({ key }) => key)).toEqual(['card:2']);
    });

    test('an unknown post that is surely not there is posted after all', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1')], startMs);
      const post = await end(store, { kind: 'unknown', problem: 'no-answer' });
      const retry: PostResult = { kind: 'retry', atMs: startMs + 5, problem: 'not-found' };
      await store.finishPost(post, 'anybody', retry, startMs);
      expect(await claim(store, { nowMs: startMs + 5 })).toMatchObject({ key: 'card:1', ts: null });
    });

    test('a lost reply to an update is no harm: it is sent again', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1')], startMs);
      await end(store, sent('1.1'));
      await store.plan([samplePost('card:1')], startMs);
      await end(store, { kind: 'unknown', problem: 'no-answer' });
      expect(await claim(store)).toMatchObject({ ts: '1.1', sentRevision: 1, revision: 2 });
    });

    test('a post that Slack refused has its turn again when it says something new', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1')], startMs);
      await end(store, { kind: 'failed', problem: 'invalid_blocks' });
      expect(await store.post('card:1')).toMatchObject({ state: 'failed', problem: 'invalid_blocks' });
      await store.plan([samplePost('card:1', { mode: 'update' })], startMs);
      expect(await claim(store)).toBeNull();
      await store.plan([samplePost('card:1')], startMs);
      expect(await claim(store)).toMatchObject({ revision: 3, attempts: 1, problem: null });
    });

    test('replies to a first post that failed fail with it', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1'), reply('reply:1', 'card:1')], startMs);
      await end(store, { kind: 'failed', problem: 'is_archived' });
      expect(await store.post('reply:1')).toMatchObject({ state: 'failed', problem: 'parent-failed' });
    });

    test('what is told too late, or by another, changes nothing', async () => {
      const store = await freshStore(makeDatabase);
      await store.plan([samplePost('card:1')], startMs);
      const post = await claimed(store);
      await store.finishPost(post, 'b', { kind: 'failed', problem: 'strange' }, startMs);
      expect(await store.post('card:1')).toMatchObject({ state: 'sending' });
      await store.finishPost(post, 'a', sent('1.1'), startMs);
      await store.finishPost(post, 'a', { kind: 'failed', problem: 'strange' }, startMs);
      expect(await store.post('card:1')).toMatchObject({ state: 'sent', ts: '1.1' });
      await store.finishPost({ ...post, key: 'unheard-of' }, 'a', sent('1.1'), startMs);
      expect(await store.post('unheard-of')).toBeNull();
    });

    test('posts are counted by state, and listed in the order they were planned', async () => {
      const store = await freshStore(makeDatabase);
      const keys = ['f', 'u', 's', 'p', 'o'];
      await store.plan(
        keys.map((key) => samplePost(key, { channel: key })),
        startMs,
      );
      const results: Readonly<Record<string, PostResult>> = {
        f: { kind: 'failed', problem: 'x' },
        u: { kind: 'unknown', problem: 'x' },
        s: sent('1.1'),
        p: { kind: 'retry', atMs: startMs + 9, problem: 'x' },
      };
      for (const _ of keys) {
        const post = await claimed(store);
        const result = results[post.key];
        if (result !== undefined) await store.finishPost(post, 'a', result, startMs);
      }
      const each = { pending: 1, sending: 1, sent: 1, unknown: 1, failed: 1, dropped: 0 };
      expect(await store.outboxCounts()).toEqual(each);
      await store.plan([samplePost('q'), samplePost('r')], startMs + 1);
      const listed = await store.postsInState('pending', 2);
      expect(listed.map(({ key }) => key)).toEqual(['p', 'q']);
    });
  });
}
