import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { checkRefText } from '../../../src/core/access/check-ref.ts';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { readHistory } from '../../../src/core/ledger/read-history.ts';
import { readLedger } from '../../../src/io/ledger/read-ledger.ts';
import { commandPayload, submissionPayload } from '../../slack/fake-payloads.ts';
import {
  ada,
  type BotWorld,
  channel,
  openWorld,
  ready,
  until,
  type WorldBot,
  type WorldWanted,
} from './bot-world.ts';
import { freshCheck } from './fresh-check.ts';

// because processes are started, and a machine may be busy
vi.setConfig({ testTimeout: 240_000 });

/** A bot that knows these records, and that nobody has to reach: it stops without waiting for late requests. */
async function useWorld(
  wanted: Partial<WorldWanted>,
  ...records: readonly LedgerRecord[]
): Promise<{ readonly world: BotWorld; readonly bot: WorldBot }> {
  const alone = { GITHUB_WEBHOOK_SECRET: '' };
  const world = await openWorld({ mode: 'socket', config: 'poll: 5s', env: alone, ...wanted });
  onTestFinished(world.close);
  if (records.length > 0) await world.append(...records);
  const bot = await world.start();
  await ready(bot);
  return { world, bot };
}

const cards = ({ slack }: BotWorld) => slack.messages(channel).filter(({ threadTs }) => threadTs === null);

test('SIGTERM lets a post end that is under way; what waits is posted by the next start', async () => {
  const { world, bot } = await useWorld({});
  await world.slack.socket.opened(2);
  world.slack.switches.latencyMs = 2500;
  await world.append(freshCheck('june'), freshCheck('july'));
  // because Slack is asked for the channel first, the post is under way from then on
  await until('a post', () => world.slack.state.held.includes('conversations.info'));
  expect(await bot.end('SIGTERM')).toBe(0);
  expect(cards(world)).toHaveLength(1);
  world.slack.switches.latencyMs = 0;
  const next = await world.start();
  await until('both cards', () => cards(world).length === 2);
  expect(await next.end('SIGTERM')).toBe(0);
  expect(world.slack.callsOf('chat.postMessage')).toHaveLength(2);
});

test('SIGTERM in the middle of an override loses neither the override nor the news of it', async () => {
  const check = freshCheck('june');
  const { world, bot } = await useWorld({}, check);
  const value = checkRefText({ ledger: 'lists', campaign: 'june', check: check.id });
  const view = { id: 'V1', callback_id: 'gate.override', private_metadata: value };
  const fields = {
    reason: { value: { type: 'plain_text_input', value: 'the fair is on Saturday' } },
    read: { value: { type: 'checkboxes', selected_options: [{ value: 'read' }] } },
  };
  const sent = bot.send(submissionPayload(world.slack, view, fields, { user: ada }));
  await pause(20);
  const code = bot.end('SIGTERM');
  expect((await sent).status).toBe(200);
  expect(await code).toBe(0);
  const read = await readLedger(world.ledger.place);
  const records = read.kind === 'read' ? readHistory(read.files, read.tip, read.quarantined).records : [];
  expect(records.filter(({ kind }) => kind === 'override')).toHaveLength(1);
  await world.start();
  await until('a card that says so', () => JSON.stringify(cards(world)).includes('Overridden'));
  expect(cards(world)).toHaveLength(1);
});

test('after SIGTERM late requests are answered while /readyz says no; a second signal ends it at once', async () => {
  const { world, bot } = await useWorld({ mode: 'http' });
  const code = bot.end('SIGTERM');
  await until('503', async () => (await bot.get('/readyz')).text.includes('stopping'));
  // because whoever sends requests learns only now that this replica goes
  const late = await bot.send(commandPayload(world.slack, '240/12000', { user: ada, channel }));
  expect(late).toMatchObject({ status: 200, body: { response_type: 'ephemeral' } });
  await bot.end('SIGTERM');
  expect(await code).toBe(1);
});
