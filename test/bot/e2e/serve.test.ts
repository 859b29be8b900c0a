import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkRefText } from '../../../src/core/access/check-ref.ts';
import type { CheckRecord } from '../../../src/core/ledger/ledger-record.ts';
import { readHistory } from '../../../src/core/ledger/read-history.ts';
import { readLedger } from '../../../src/io/ledger/read-ledger.ts';
import { startPostgres } from '../../postgres/start-postgres.ts';
import { clickPayload, commandPayload, lastModal, submissionPayload } from '../../slack/fake-payloads.ts';
import type { FakeMessage } from '../../slack/fake-state.ts';
import { ada, type BotWorld, channel, openWorld, ready, until, type WorldBot } from './bot-world.ts';
import { freshCheck } from './fresh-check.ts';

// because processes are started, and a machine may be busy
vi.setConfig({ testTimeout: 240_000 });

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

const value = ({ id, campaign }: CheckRecord) => checkRefText({ ledger: 'lists', campaign, check: id });

const places = [
  ['socket', 'SQLite', async () => null],
  ['http', 'PostgreSQL', async () => postgres?.makeDatabase() ?? null],
] as const;
const given = places.filter(([, database]) => database === 'SQLite' || postgres !== null);

describe.each(given)('the bot over %s, with %s', (mode, _database, makeDatabase) => {
  let world: BotWorld;
  let bot: WorldBot;

  beforeAll(async () => {
    const databaseUrl = await makeDatabase();
    world = await openWorld({ mode, ...(databaseUrl === null ? {} : { databaseUrl }) });
    await world.append(freshCheck('spring', { verdict: 'pass' }));
    bot = await world.start();
    await ready(bot);
  });
  afterAll(() => world.close());

  const posted = () => world.slack.messages(channel);
  const cards = (campaign: string) =>
    posted().filter(({ threadTs, text }) => threadTs === null && text.includes(campaign));
  const ask = (text: string, user = ada) =>
    bot.send(commandPayload(world.slack, text, { user, channel })).then(({ body }) => body);

  test('answers from the ledger that was there, and posts nothing about it', async () => {
    expect(await ask('spring')).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('spring'),
    });
    expect(await ask('240/12000')).toMatchObject({ text: expect.stringContaining('2.00 %') });
    expect(posted()).toEqual([]);
  });

  test('says it to the channel only when it is shared', async () => {
    await ask('240 of 12,000');
    expect(await ask('share')).toMatchObject({
      response_type: 'in_channel',
      text: expect.stringContaining('2.00 %'),
    });
  });

  test('posts one card of a new check; a second attempt updates it and is told in its thread', async () => {
    const first = freshCheck('june');
    await world.append(first);
    await bot.nudge();
    await until('a card', () => cards('june').length === 1);
    await world.append(freshCheck('june', { verdict: 'pass', attempt: 2 }));
    await bot.nudge();
    await until('a reply', () => posted().some(({ threadTs }) => threadTs === cards('june')[0]?.ts));
    await until('an update', () => cards('june').every(({ edits }) => edits > 0));
    expect(cards('june')).toHaveLength(1);
    expect(shown(cards('june'))).toContain('passed');
    const told = world.slack.callsOf('chat.postMessage').map(({ body }) => body);
    expect(told).toHaveLength(2);
    expect(told.filter((body) => body.reply_broadcast === true)).toEqual([]);
  });

  test('overrides by a form, to the ledger, and on the card', async () => {
    const check = freshCheck('july', { run: '7' });
    await world.append(check);
    await bot.nudge();
    await until('a card', () => cards('july').length === 1);
    const ts = cards('july')[0]?.ts ?? '';
    const click = { actionId: 'gate.override', value: value(check), ts };
    await bot.send(clickPayload(world.slack, click, { user: ada, channel }));
    await until('a form', () => lastModal(world.slack)?.callback_id === 'gate.override');
    const fields = {
      reason: { value: { type: 'plain_text_input', value: 'the fair is on Saturday' } },
      read: { value: { type: 'checkboxes', selected_options: [{ value: 'read' }] } },
    };
    const form = lastModal(world.slack) ?? {};
    const { status } = await bot.send(submissionPayload(world.slack, form, fields, { user: ada }));
    expect(status).toBe(200);
    await until('the card to say so', () => shown(cards('july')).includes('overridden'));
    expect(await recordsOn(world)).toContainEqual(
      expect.objectContaining({ kind: 'override', check: check.id, by: `slack:T0FAKE/${ada}` }),
    );
    await until('a reply', () => posted().some(({ threadTs }) => threadTs === ts));
    expect(cards('july')).toHaveLength(1);
  });

  test('says nothing of tokens and of what people wrote in its log', () => {
    expect(bot.said()).not.toMatch(/xoxb-fake|xapp-fake|fake-signing|Saturday|12,?000/);
  });
});

/** All that messages show, in small letters. */
function shown(messages: readonly FakeMessage[]): string {
  return JSON.stringify(messages.map(({ text, blocks }) => [text, blocks])).toLowerCase();
}

async function recordsOn({ ledger }: BotWorld) {
  const read = await readLedger(ledger.place);
  return read.kind === 'read' ? readHistory(read.files, read.tip, read.quarantined).records : [];
}
