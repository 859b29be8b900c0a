import { createServer } from 'node:net';
import { Client } from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { BotStore } from '../../../src/io/bot-store/bot-store.ts';
import { openPostgresStore, type PostgresOptions } from '../../../src/io/bot-store/open-postgres-store.ts';
import { noPostgres, startPostgres } from '../../postgres/start-postgres.ts';
import { sampleCheck, samplePost, sampleStep, startMs, tipOf } from './sample-records.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

function open(url: string, options?: PostgresOptions): BotStore {
  const store = openPostgresStore(url, options);
  onTestFinished(() => store.close());
  return store;
}

const away = (reason: string) => expect.objectContaining({ message: `store: ${reason}`, reason });

/** A port where nobody answers: what connects is held, without a word. */
async function silentPort(): Promise<number> {
  const server = createServer((socket) => {
    onTestFinished(() => {
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

test('a database that does not answer is away', async () => {
  const store = open(`postgres://gate@127.0.0.1:${await silentPort()}/gate`, { patienceMs: 100 });
  await expect(store.position('lists')).rejects.toThrow(away('unreachable'));
});

test('a database that is not there is away', async () => {
  const store = open('postgres://gate@127.0.0.1:1/gate');
  await expect(store.migrate()).rejects.toThrow(away('unreachable'));
});

if (postgres === null) test.skip(noPostgres, () => {});
else {
  test('a database that goes away is told, and used again when it is back', async () => {
    const store = open(await postgres.makeDatabase());
    await store.migrate();
    const steps = Array.from({ length: 20 }, (_, index) => index + 1);
    const running = Promise.allSettled(steps.map((minutes) => store.claim(`k ${minutes}`, 'a', ever)));
    await postgres.halt();
    for (const result of await running) {
      if (result.status === 'rejected') expect(result.reason).toEqual(away('unreachable'));
    }
    await expect(store.position('lists')).rejects.toThrow(away('unreachable'));
    await expect(store.applyStep(sampleStep(1, []))).rejects.toThrow(away('unreachable'));
    await postgres.resume();
    expect(await store.applyStep(sampleStep(1, [sampleCheck('autumn-sale', 1)]))).toBe('applied');
    expect(await store.position('lists')).toMatchObject({ records: 1 });
  });

  test('a database that restarts while nobody asks is not noticed', async () => {
    const store = open(await postgres.makeDatabase());
    await store.migrate();
    await postgres.halt();
    await postgres.resume();
    expect(await store.claim('k', 'a', ever)).toBe(true);
  });

  test('a connection that falls silent is given up, and the next one serves', async () => {
    const url = await postgres.makeDatabase();
    await open(url).migrate();
    const store = open(url, { connections: 1, patienceMs: 700 });
    await store.setTrouble('lists', null);
    const watcher = await connect(url);
    const { rows } = await watcher.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where application_name = 'bounce-gate' and datname = current_database()`,
    );
    for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
    onTestFinished(() => {
      for (const { pid } of rows) process.kill(pid, 'SIGCONT');
    });
    await expect(store.position('lists')).rejects.toThrow(away('unreachable'));
    expect(await store.claim('k', 'a', ever)).toBe(true);
  });

  test('a channel that another is just taking is passed over', async () => {
    const url = await postgres.makeDatabase();
    const store = open(url);
    await store.migrate();
    await store.plan([samplePost('a'), samplePost('b', { channel: 'C2' })], startMs);
    const other = await connect(url);
    await other.query(`begin; select 1 from gate_channel where channel = 'C1' for update`);
    const turn = { owner: 'a', nowMs: startMs, leaseMs: 1000 };
    expect(await store.claimPost(turn)).toMatchObject({ key: 'b' });
    expect(await store.claimPost(turn)).toBeNull();
    await other.query('rollback');
    expect(await store.claimPost(turn)).toMatchObject({ key: 'a' });
  });

  test('a step whose connection is cut is taken whole or not at all', async () => {
    const url = await postgres.makeDatabase();
    const store = open(url);
    await store.migrate();
    const admin = await connect(url);
    const step = sampleStep(1, [sampleCheck('autumn-sale', 1)], { posts: [samplePost('card:1')] });
    // because the step has written its records when it comes to its posts, it is held there
    await admin.query('begin; lock table gate_channel');
    const watcher = await connect(url);
    const applying = store.applyStep(step).catch((error: unknown) => error);
    await untilWaiting(watcher);
    await watcher.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'bounce-gate' and datname = current_database()`,
    );
    await admin.query('commit');
    expect(await applying).toEqual(away('unreachable'));
    expect(await store.position('lists')).toBeNull();
    expect(await store.outboxCounts()).toMatchObject({ pending: 0 });
    expect(await store.applyStep(step)).toBe('applied');
    expect(await store.position('lists')).toMatchObject({ records: 1, tip: tipOf(1) });
  });

  test('a lock that another holds too long is told as busy', async () => {
    const url = await postgres.makeDatabase();
    await open(url).migrate();
    const store = open(url, { patienceMs: 2000 });
    const other = await connect(url);
    await other.query('begin; lock table gate_claim');
    await expect(store.claim('k', 'a', ever)).rejects.toThrow(away('busy'));
    await other.query('rollback');
    expect(await store.claim('k', 'a', ever)).toBe(true);
  });

  test.each([
    ['a database nobody made', 'refused'],
    ['a user nobody knows', 'refused'],
  ])('%s is told as %s', async (kind, reason) => {
    const url = new URL(await postgres.makeDatabase());
    if (kind === 'a user nobody knows') url.username = 'stranger';
    else url.pathname = '/nowhere';
    await expect(open(url.href).migrate()).rejects.toThrow(away(reason));
  });

  test('replicas that plan the same posts in another order do not hinder each other', async () => {
    const url = await postgres.makeDatabase();
    const admin = await connect(url);
    // because the server would soon end a knot of two, and then it would go unseen
    await admin.query(`alter database ${new URL(url).pathname.slice(1)} set deadlock_timeout = '60s'`);
    const stores = [open(url), open(url)];
    await stores[0]?.migrate();
    const keys = Array.from({ length: 60 }, (_, index) => `card:${index}`);
    const posts = keys.map((key) => samplePost(key, { channel: key }));
    await stores[0]?.plan(posts, startMs);
    await Promise.all([stores[0]?.plan(posts, startMs), stores[1]?.plan(posts.toReversed(), startMs)]);
    for (const key of keys) expect(await stores[0]?.post(key)).toMatchObject({ revision: 3 });
  });

  test('a transaction that another stands against begins again', async () => {
    const url = await postgres.makeDatabase();
    const store = open(url);
    await store.migrate();
    const posts = [samplePost('a'), samplePost('b')];
    await store.plan(posts, startMs);
    const other = await connect(url);
    const watcher = await connect(url);
    const touch = (key: string) => other.query('update gate_post set place = 9 where key = $1', [key]);
    // because it looks for the knot later than the store's own connection, that one is told to give way
    await other.query("set deadlock_timeout = '30s'; begin");
    await touch('b');
    const planning = store.plan(posts, startMs);
    await untilWaiting(watcher);
    await touch('a');
    await other.query('commit');
    await planning;
    expect(await store.post('a')).toMatchObject({ revision: 2 });
    expect(await store.post('b')).toMatchObject({ revision: 2 });
  });
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Waits until the store waits for a lock. */
async function untilWaiting(watcher: Client): Promise<void> {
  const waiting = `select 1 from pg_stat_activity
    where wait_event_type = 'Lock' and application_name = 'bounce-gate' and datname = current_database()`;
  while ((await watcher.query(waiting)).rows.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

const ever = { nowMs: startMs, untilMs: startMs + 86_400_000 };
