import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { noPostgres, startPostgres } from '../../postgres/start-postgres.ts';
import { commandPayload } from '../../slack/fake-payloads.ts';
import { programOf, startProcess } from './bot-process.ts';
import {
  ada,
  type BotWorld,
  channel,
  openWorld,
  otherChannel,
  ready,
  until,
  type WorldBot,
  type WorldWanted,
} from './bot-world.ts';
import { freshCheck } from './fresh-check.ts';

// because processes are started, and a machine may be busy
vi.setConfig({ testTimeout: 240_000 });

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

async function useWorld(wanted: WorldWanted): Promise<{ readonly world: BotWorld; readonly bot: WorldBot }> {
  const world = await openWorld(wanted);
  onTestFinished(world.close);
  await world.append(freshCheck('spring', { verdict: 'pass' }));
  const bot = await world.start();
  await ready(bot);
  return { world, bot };
}

/** A bot whose minutes pass in seconds. */
function fast(speed: number): Pick<WorldWanted, 'main' | 'env'> {
  return {
    main: programOf('fast-bot.ts'),
    env: { BOT_SPEED: String(speed), BOT_EPOCH: String(Date.now()) },
  };
}

const cards = ({ slack }: BotWorld, id = channel) =>
  slack.messages(id).filter(({ threadTs }) => threadTs === null);

test('a post whose reply was lost is found in the channel, and not posted again', async () => {
  const { world, bot } = await useWorld({ mode: 'http', config: 'find-lost-posts: true', ...fast(30) });
  world.slack.switches.cutAfter.set('chat.postMessage', 1);
  await world.append(freshCheck('june'));
  await bot.nudge();
  await until('a card', () => cards(world).length === 1);
  await world.append(freshCheck('june', { verdict: 'pass', attempt: 2 }));
  await bot.nudge();
  await until('the card to be updated', () => cards(world).some(({ edits }) => edits > 0));
  expect(cards(world)).toHaveLength(1);
  expect((await bot.get('/metrics')).text).toMatch(/^bounce_lost_posts_total\{result="sent"\} 1$/m);
});

test('a post whose connection was cut before Slack had it is posted once, later', async () => {
  const { world, bot } = await useWorld({ mode: 'http', config: 'find-lost-posts: true', ...fast(30) });
  world.slack.switches.cutBefore.set('chat.postMessage', 1);
  await world.append(freshCheck('june'));
  await bot.nudge();
  await until('a card', () => cards(world).length > 0);
  await until('it to be known', async () =>
    /^bounce_posts_total\{result="sent"\} 1$/m.test((await bot.get('/metrics')).text),
  );
  expect(cards(world)).toHaveLength(1);
});

test('a channel that is limited for minutes holds up neither another one nor an answer, and is told once in the end', async () => {
  const { world, bot } = await useWorld({ mode: 'http', ...fast(20) });
  const { limited } = world.slack.switches;
  limited.set(`chat.postMessage:${channel}`, 60);
  await world.append(freshCheck('june'));
  await bot.nudge();
  await until('a refusal', () => world.slack.callsOf('chat.postMessage').length > 0);
  for (const attempt of [2, 3, 4]) {
    await world.append(freshCheck('june', { verdict: attempt === 4 ? 'pass' : 'fail', attempt }));
    await bot.nudge();
  }
  await world.append(freshCheck('other-one'));
  await bot.nudge();
  await until('the other channel', () => cards(world, otherChannel).length === 1);
  const asked = await bot.send(commandPayload(world.slack, 'june', { user: ada, channel }));
  expect(asked).toMatchObject({ status: 200, body: { response_type: 'ephemeral' } });
  await until('two refusals', () => refusedAt(world).length >= 2);
  expect(cards(world)).toEqual([]);
  // because a Retry-After of 60 s passes in 3 s here, and the clocks of two processes may be a moment apart
  expect(Math.min(...pausesBetween(world))).toBeGreaterThan(2900);
  limited.clear();
  await until('a card each of june and of the other', () => cards(world).length === 2);
  expect(cards(world)[0]).toMatchObject({ edits: 0 });
  expect(cards(world)[0]?.text).toContain('passed');
});

const refusedAt = ({ slack }: BotWorld) =>
  slack.callsOf('chat.postMessage').flatMap(({ answer, atMs }) => (answer.ok === false ? [atMs] : []));

function pausesBetween(world: BotWorld): readonly number[] {
  const moments = refusedAt(world);
  return moments.slice(1).map((atMs, place) => atMs - (moments[place] ?? atMs));
}

test('a database that goes away is told to whoever asks, and nothing is lost when it comes back', async ({
  skip,
}) => {
  if (postgres === null) return skip(noPostgres);
  const { world, bot } = await useWorld({ mode: 'socket', databaseUrl: await postgres.makeDatabase() });
  await postgres.halt();
  const asked = await bot.send(commandPayload(world.slack, 'spring', { user: ada, channel }));
  expect(asked).toMatchObject({ status: 200, body: { response_type: 'ephemeral' } });
  await until('not ready', async () => (await bot.get('/readyz')).text === 'store-away\n');
  expect((await bot.get('/healthz')).status).toBe(200);
  await world.append(freshCheck('june'));
  await bot.nudge();
  await postgres.resume();
  await ready(bot);
  await bot.nudge();
  await until('a card', () => cards(world).length > 0);
  const again = await bot.send(commandPayload(world.slack, 'june', { user: ada, channel }));
  expect(JSON.stringify(again.body)).toContain('june');
  expect(cards(world)).toHaveLength(1);
});

test('a ledger that was rewritten is not believed until somebody says so, and then old news is not posted', async () => {
  const { world, bot } = await useWorld({ mode: 'socket' });
  const { git } = world.ledger;
  const branch = 'refs/heads/bounce-ledger';
  const known = git('rev-parse', branch);
  await world.append(freshCheck('june'));
  await bot.nudge();
  await until('a card', () => cards(world).length === 1);
  const other = git('commit-tree', `${known}^{tree}`, '-m', 'rewritten');
  git('update-ref', branch, other);
  await bot.nudge();
  expect(await bot.told('ledger-trouble')).toMatchObject({ trouble: 'rewritten' });
  const asked = await bot.send(commandPayload(world.slack, 'june', { user: ada, channel }));
  expect(JSON.stringify(asked.body)).toContain('june');
  const rebuild = startProcess(world.env, { args: ['rebuild', 'lists'] });
  expect(await rebuild.ended).toBe(0);
  await bot.nudge();
  await bot.told('ledger-well');
  await world.append(freshCheck('july'));
  await bot.nudge();
  await until('a card of what is new', () => cards(world).length === 2);
  expect(cards(world).map(({ text }) => text.split(' ', 1)[0])).toEqual(['june', 'july']);
});
