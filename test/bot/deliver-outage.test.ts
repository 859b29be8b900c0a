import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openPostgresStore } from '../../src/io/bot-store/open-postgres-store.ts';
import { failedCheck, minutesOn, workflowRun } from '../core/post/run-records.ts';
import { noPostgres, startPostgres } from '../postgres/start-postgres.ts';
import { cardPost, channel, otherChannel, postingWorld } from './posting-world.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

test('a database that goes away in the middle loses no post and doubles none', async (context) => {
  if (postgres === null) return context.skip(noPostgres);
  const store = openPostgresStore(await postgres.makeDatabase());
  const world = await postingWorld({ startMs: minutesOn(30), store, findLostPosts: true });
  const runs = Array.from({ length: 8 }, (_, place) => String(place + 1));
  const cards = runs.flatMap((run) => [cardPost(run), cardPost(run, { channel: otherChannel })]);
  const checks = runs.map((run, place) => failedCheck(place, { run: workflowRun(run) }));
  await world.index(checks, cards);
  const outage = (async () => {
    while (world.slack.messages(channel).length < 2) await wait(5);
    await postgres.halt();
    await wait(500);
    await postgres.resume();
  })();
  const owners = ['bot-1', 'bot-2'];
  for (const { key } of cards) await world.deliverUntil(key, ({ state }) => state === 'sent', owners);
  await outage;
  const keys = world.slack.state.messages.map(({ metadata }) => JSON.stringify(metadata));
  expect([keys.length, new Set(keys).size]).toEqual([cards.length, cards.length]);
});
