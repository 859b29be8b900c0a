import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { samplePost } from './sample-records.ts';
import type { MakeDatabase } from './test-database.ts';

const script = join(import.meta.dirname, 'replica.ts');

interface Replica {
  readonly child: ChildProcess;
  /** Lines it printed, when it is over. */
  readonly lines: Promise<readonly string[]>;
}

function startReplica(place: string, owner: string): Replica {
  const child = spawn(process.execPath, [script, place, owner], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let printed = '';
  child.stdout.on('data', (part) => {
    printed += String(part);
  });
  const lines = new Promise<readonly string[]>((resolve) => {
    child.once('close', () => resolve(printed.split('\n').slice(0, -1)));
  });
  return { child, lines };
}

const posts = Array.from({ length: 120 }, (_, index) =>
  samplePost(`card:${index}`, { channel: `C${index % 12}` }),
);

/** What several processes on one database must do. */
export function replicasContract(makeDatabase: MakeDatabase): void {
  test('what is planned while another replica sends is never taken for sent', async () => {
    const database = await makeDatabase();
    const [planner, sender] = [database.open(), database.open()];
    await planner.migrate();
    const card = samplePost('card:1');
    await planner.plan([card], 0);
    for (let times = 1; times <= 40; times += 1) {
      const post = await sender.claimPost({ owner: 'a', nowMs: times, leaseMs: 1000 });
      if (post === null) throw new Error('nothing to send');
      await Promise.all([
        planner.plan([card], times),
        sender.finishPost(post, 'a', { kind: 'sent', ts: '1.1' }, times),
      ]);
      const left = await planner.post(card.key);
      expect(left).toMatchObject({ state: 'pending', revision: times + 1, sentRevision: times });
    }
  });

  describe('several processes', () => {
    test('share the posts, each sent once', async () => {
      const database = await makeDatabase();
      const store = database.open();
      await store.migrate();
      await store.plan(posts, Date.now());
      const replicas = ['a', 'b', 'c'].map((owner) => startReplica(database.place, owner));
      const lines = (await Promise.all(replicas.map(({ lines }) => lines))).flat();
      expect(lines.sort()).toEqual(posts.map(({ key }) => `${key} 1`).sort());
      expect(await store.outboxCounts()).toMatchObject({ sent: posts.length, pending: 0 });
    });

    test('that are killed at any moment leave no post doubled, and none lost unseen', async () => {
      const database = await makeDatabase();
      const store = database.open();
      await store.migrate();
      await store.plan(posts, Date.now());
      const first = ['a', 'b'].map((owner) => startReplica(database.place, owner));
      for (const { child } of first) child.stdout?.once('data', () => child.kill('SIGKILL'));
      const early = (await Promise.all(first.map(({ lines }) => lines))).flat();
      const late = await startReplica(database.place, 'c').lines;
      const keys = [...early, ...late];
      expect(new Set(keys).size).toBe(keys.length);
      const counts = await store.outboxCounts();
      expect(counts).toMatchObject({ pending: 0, sending: 0, failed: 0 });
      expect(counts.sent + counts.unknown).toBe(posts.length);
      expect(counts.unknown).toBeLessThanOrEqual(first.length);
      const unknown = await store.postsInState('unknown', 9);
      const posted = new Set([...keys, ...unknown.map(({ key }) => `${key} 1`)]);
      expect(posted.size).toBe(posts.length);
    });
  });
}
