import { describe, expect, onTestFinished, test } from 'vitest';
import { answerCommand } from '../../src/bot/answer-command.ts';
import type { AskedContext } from '../../src/bot/find-asked.ts';
import type { ChannelConfig } from '../../src/core/bot/bot-config.ts';
import { judgePayload } from '../../src/core/slack/judge-payload.ts';
import { openPostgresStore } from '../../src/io/bot-store/open-postgres-store.ts';
import { StoreAway } from '../../src/io/bot-store/store-away.ts';
import { openSlackClient } from '../../src/io/slack/open-slack-client.ts';
import { failedCheck, minutesOn, outcomeOf, passedCheck, uncheckedCheck } from '../core/post/run-records.ts';
import { startFakeSlack } from '../slack/fake-slack.ts';
import type { FakeChannel } from '../slack/fake-state.ts';
import { askedContext } from './asked-store.ts';

const nowMs = minutesOn(600);
const failed = failedCheck(500);
const spring = { ...passedCheck(3), campaign: 'spring-launch' };
const records = [passedCheck(0), spring, failed];
const one = () => askedContext({ ledgers: { eu: records }, nowMs, channels: [{ id: 'C1' }] });
const two = (channels: Parameters<typeof askedContext>[0]['channels'] = []) =>
  askedContext({ ledgers: { eu: records, us: [passedCheck(1)] }, nowMs, channels });

async function ask(context: AskedContext, text: string, channel = 'C1') {
  const result = await answerCommand(context, { user: 'U1', channel, text });
  if (result.kind === 'open') throw new Error('a modal is to be opened');
  return result;
}

describe('/bounce-rate', () => {
  test.each([
    ['', 'help'],
    ['help trend', 'help'],
    ['latest', 'campaigns'],
    ['autumn-sale', 'latest'],
    ['eu/autumn-sale', 'latest'],
    ['why autumn-sale', 'why'],
    ['reasons autumn-sale', 'reasons'],
    ['sources autumn-sale', 'sources'],
    ['trend autumn-sale', 'trend'],
    ['thresholds autumn-sale', 'thresholds'],
    ['thresholds', 'thresholds'],
    ['autumn-sale vs spring-launch', 'compare'],
    ['240/12000', 'calc'],
    ['240/12000 autumn-sale', 'calc'],
    ['0/0', 'wrong'],
    ['autum-sale', 'unknown'],
    ['us/autumn-sale', 'unknown'],
    ['<!channel>', 'unknown'],
    ['somebody@mail.example', 'wrong'],
  ])('%s is answered for the asker alone, with a message that may go to Slack', async (text, told) => {
    const answer = await ask(await one(), text);
    expect(answer).toMatchObject({ told, inChannel: false });
    const linkHosts = new Set(['github.com']);
    const messages = [answer.message, answer.followUp].filter((message) => message !== null);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.map((message) => judgePayload(message, { linkHosts }))).toEqual(messages.map(() => null));
  });

  test('with a word of ours asks for a modal, of a campaign that is known', async () => {
    const command = { user: 'U1', channel: 'C1' };
    const context = await one();
    expect(await answerCommand(context, { ...command, text: 'outcome autumn-sale 24/1200' })).toEqual({
      kind: 'open',
      open: 'outcome',
      ledger: 'eu',
      campaign: 'autumn-sale',
      counts: { bounced: 24, sent: 1200 },
    });
    expect(await answerCommand(context, { ...command, text: 'override autumn-sale' })).toMatchObject({
      open: 'override',
      counts: null,
    });
    expect(await ask(context, 'override autum-sale')).toMatchObject({ told: 'unknown' });
  });

  describe('of a campaign that two ledgers have', () => {
    test('asks which one', async () => {
      const answer = await ask(await two(), 'autumn-sale');
      expect(answer.told).toBe('ambiguous');
      expect(answer.message?.text).toContain('us/autumn-sale');
    });

    test('is about the named one', async () => {
      expect((await ask(await two(), 'us/autumn-sale')).message?.text).toContain('us/autumn-sale passed');
    });

    test('is about the one whose channel it is', async () => {
      const context = await two([{ id: 'C1', ledgers: ['us'] }]);
      expect((await ask(context, 'autumn-sale')).message?.text).toContain('us/autumn-sale passed');
      expect((await ask(context, 'autumn-sale', 'C2')).told).toBe('ambiguous');
    });
  });

  test('lists the campaigns of the channel, and all where it has none', async () => {
    const context = await askedContext({
      ledgers: { eu: records },
      nowMs,
      channels: [{ id: 'C1', campaigns: ['spring-*'] }],
    });
    const own = await ask(context, 'latest', 'C1');
    expect(own.message?.text).not.toContain('autumn-sale');
    expect((await ask(context, 'latest', 'C2')).message?.text).toContain('autumn-sale');
  });

  test('lists a campaign in the channel that its policy names', async () => {
    const rules = {
      overrideCeiling: null,
      signed: false,
      approvalMaxAgeDays: null,
      slackChannel: 'C0LAUNCH00',
    };
    const context = await askedContext({
      ledgers: { eu: [failed, { ...spring, rules }] },
      nowMs,
      channels: [{ id: 'C0LAUNCH00', campaigns: [] }],
    });
    const told = (await ask(context, 'latest', 'C0LAUNCH00')).message?.text;
    expect(told).toContain('spring-launch');
    expect(told).not.toContain('autumn-sale');
  });

  test('knows a send whose check is older than the newest records', async () => {
    const first = passedCheck(0);
    const later = Array.from({ length: 15 }, (_, place) => passedCheck(place + 10));
    const context = await askedContext({
      ledgers: { eu: [first, outcomeOf(first, 5), ...later] },
      nowMs,
    });
    expect((await ask(context, 'autumn-sale')).message?.text).toContain('bounced, as projected');
  });

  test('says when the ledger is not read at present', async () => {
    const context = await one();
    await context.store.setTrouble('eu', 'unreachable');
    expect((await ask(context, 'autumn-sale')).message?.text).toContain('cannot be reached');
    expect((await ask(context, 'autumn-sale vs spring-launch')).message?.text).toContain('cannot be reached');
  });

  test.each(['latest', '', 'help', 'autum-sale', 'autumn-sale', 'why autumn-sale'])(
    'says for %j too that the ledger was rewritten, in text and blocks, and once',
    async (text) => {
      const context = await one();
      await context.store.setTrouble('eu', 'rewritten');
      const { message } = await ask(context, text);
      expect(message?.text.split('was rewritten')).toHaveLength(2);
      expect(JSON.stringify(message?.blocks).split('was rewritten')).toHaveLength(2);
      expect(message && judgePayload(message, { linkHosts: new Set(['github.com']) })).toBeNull();
    },
  );

  test('says it of the one of several ledgers that it is so with', async () => {
    const context = await two();
    await context.store.setTrouble('us', 'rewritten');
    const told = (await ask(context, 'autumn-sale')).message?.text;
    expect(told).toContain('The ledger us was rewritten');
    expect(told).not.toContain('The ledger eu');
  });

  describe('while the database is away', () => {
    const away = async () => {
      const store = openPostgresStore('postgres://nobody@127.0.0.1:1/none');
      onTestFinished(store.close);
      return { ...(await one()), store };
    };

    test.each(['240/12000', '0/0', 'help trend', 'thresholds'])(
      'answers %j, which does not need it',
      async (text) => {
        expect((await ask(await away(), text)).message).not.toBeNull();
      },
    );

    test.each(['autumn-sale', 'latest', 'share'])('says so to %j, which needs it', async (text) => {
      const { slack } = (await shared()).context;
      await expect(ask({ ...(await away()), slack }, text)).rejects.toThrow(StoreAway);
    });
  });

  test('says so while nothing was ever checked', async () => {
    const context = await askedContext({ ledgers: { eu: [] }, nowMs });
    for (const text of ['', 'latest', 'autumn-sale']) {
      expect((await ask(context, text)).message?.text).toContain('No campaign was checked yet');
    }
  });

  test('never tells a campaign that could not be checked as passed or failed', async () => {
    const context = await askedContext({ ledgers: { eu: [uncheckedCheck(0)] }, nowMs });
    for (const text of ['autumn-sale', 'why autumn-sale']) {
      const told = (await ask(context, text)).message?.text ?? '';
      expect(told).toContain('could not be checked, so it must not be sent');
      expect(told).not.toContain('did not pass');
    }
  });
});

/** A channel of the settings in a Slack that knows it. */
async function shared(facts: Partial<FakeChannel> = {}, config: Partial<ChannelConfig> = {}) {
  const slack = await startFakeSlack();
  onTestFinished(slack.close);
  slack.addChannel('C1', facts);
  const client = openSlackClient({
    token: slack.botToken,
    channels: [],
    linkHosts: ['github.com'],
    nowMs: Date.now,
    apiUrl: slack.apiUrl,
    responseOrigins: [slack.origin],
  });
  const channels = [{ id: 'C1', ...config }];
  return { slack, context: await askedContext({ ledgers: { eu: records }, nowMs, channels, client }) };
}

describe('share', () => {
  test('gives the last answer of this user in this channel to all', async () => {
    const { context } = await shared();
    await ask(context, 'why autumn-sale');
    const answer = await ask(context, 'share');
    expect(answer).toMatchObject({ sub: 'share', told: 'why', inChannel: true, followUp: null });
    expect(answer.message?.text).toContain('autumn-sale did not pass');
  });

  test('gives a trend once, with its charts', async () => {
    const { context } = await shared();
    await ask(context, 'trend autumn-sale');
    const { message, followUp, inChannel } = await ask(context, 'share');
    expect([message, inChannel]).toEqual([null, true]);
    expect(followUp?.blocks.map(({ type }) => type)).toContain('data_visualization');
  });

  test('is of the newest question that had an answer', async () => {
    const { context } = await shared();
    await ask(context, 'spring-launch');
    await ask(context, 'help');
    await ask(context, '0/0');
    expect((await ask(context, 'share')).message?.text).toContain('spring-launch passed');
  });

  test('has nothing to give before a question, nor the question of somebody else', async () => {
    const { context } = await shared();
    expect((await ask(context, 'share')).told).toBe('nothing-to-share');
    await answerCommand(context, { user: 'U2', channel: 'C1', text: 'autumn-sale' });
    expect((await ask(context, 'share')).told).toBe('nothing-to-share');
  });

  test('gives nothing to a channel that the settings do not name', async () => {
    const { context, slack } = await shared();
    slack.addChannel('C9');
    await ask(context, 'autumn-sale', 'C9');
    expect(await ask(context, 'share', 'C9')).toMatchObject({ told: 'share-not-here', inChannel: false });
  });

  test.each<[string, Partial<FakeChannel>, Partial<ChannelConfig>, string]>([
    ['the bot is not in', { isMember: false }, {}, 'share-not-here'],
    ['is archived', { isArchived: true }, {}, 'share-not-here'],
    ['another company shares', { isExternal: true }, {}, 'share-not-here'],
    ['another company may share', { isExternal: true }, { allowExternal: true }, 'latest'],
    [
      'the bot is not in, whoever may share it',
      { isMember: false },
      { allowExternal: true },
      'share-not-here',
    ],
  ])('asks Slack first, as posts do: a channel that %s', async (_, facts, config, told) => {
    const { context } = await shared(facts, config);
    await ask(context, 'autumn-sale');
    const isTold = told === 'latest';
    expect(await ask(context, 'share')).toMatchObject({ told, inChannel: isTold });
  });

  test('gives nothing where Slack does not tell what the channel is', async () => {
    const { context, slack } = await shared();
    await ask(context, 'autumn-sale');
    slack.state.channels.clear();
    expect(await ask(context, 'share')).toMatchObject({ told: 'share-not-here', inChannel: false });
  });
});
