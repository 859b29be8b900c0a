import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { serveLedger } from '../io/ledger/use-ledger.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import type { FakeChannel, FakeToken } from '../slack/fake-state.ts';
import { runForSlack } from './slack-run.ts';

const channel = 'C0000000001';
let slack: FakeSlack;

beforeEach(async () => {
  slack = await startFakeSlack();
  slack.addChannel(channel);
  return () => slack.close();
});

const failing = readFileSync('examples/failing.yml', 'utf8');
const passing = `  spring-launch:\n    list: examples/lists/spring-launch.csv\n`;
const files = {
  'two.yml': `${failing}${passing}`,
  'named.yml': `${failing}    slack-channel: C0000000002\n`,
};

const run = (inputs: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}) =>
  runForSlack(
    { 'slack-token': slack.botToken, 'slack-channel': channel, ...inputs },
    { SLACK_API_URL: slack.apiUrl, ...env },
    { files },
  );

const blocksOf = (place = channel) => slack.messages(place).map(({ blocks }) => JSON.stringify(blocks));

describe('a run without a bot', () => {
  test('posts the card of a campaign, with the way to the run and no other button', async () => {
    const { exitCode, log, notices } = await run();
    expect([exitCode, notices]).toEqual([1, []]);
    const [card, ...more] = blocksOf();
    expect(more).toEqual([]);
    expect(card).toContain('Did not pass: autumn-sale');
    expect(card).toContain('https://github.com/lists/mail/actions/runs/4711/attempts/1');
    expect(card?.match(/gate\.\w+/g)).toEqual(['gate.open']);
    expect(log).not.toContain(slack.botToken);
  });

  test('posts the same card by a webhook', async () => {
    await run();
    const hook = slack.makeWebhook(channel);
    const { exitCode, secrets, log } = await run({
      'slack-token': '',
      'slack-channel': '',
      'slack-webhook': hook,
    });
    expect(exitCode).toBe(1);
    const [byToken, byHook] = slack.messages(channel);
    expect(byHook?.blocks).toEqual(byToken?.blocks);
    expect(secrets).toEqual([hook]);
    expect(log).not.toContain(hook);
  });

  test('masks its secrets before anything is said', async () => {
    const { secrets } = await run({ 'slack-webhook': 'https://hooks.slack.com/services/T0/B0/x' });
    expect(secrets).toEqual([slack.botToken, 'https://hooks.slack.com/services/T0/B0/x']);
  });

  test('posts nothing where Slack is not named, in a dry run, and to verify', async () => {
    await run({ 'slack-token': '', 'slack-channel': '' });
    await run({ mode: 'dry-run' });
    await run({ mode: 'verify', 'approved-report': 'none.json' });
    expect(slack.calls).toEqual([]);
  });

  test('posts the worst campaign first', async () => {
    const { exitCode, notices } = await run({ config: 'two.yml', 'slack-notify': 'always' });
    expect([exitCode, notices]).toEqual([1, []]);
    expect(slack.messages(channel).map(({ text }) => text.split('.')[0])).toEqual([
      'autumn-sale did not pass',
      'spring-launch passed',
    ]);
  });

  test('posts into the channel that the policy names where the workflow allows it, else into the first', async () => {
    const other = 'C0000000002';
    slack.addChannel(other);
    await run({ config: 'named.yml' });
    expect([slack.messages(channel).length, slack.messages(other).length]).toEqual([1, 0]);
    await run({ config: 'named.yml', 'slack-channel': `${channel}, ${other}` });
    expect([slack.messages(channel).length, slack.messages(other).length]).toEqual([1, 1]);
  });
});

describe('when a card is posted', () => {
  const calm = { config: 'examples/bounce-gate.yml', campaigns: 'spring-launch' };

  test.each([
    ['on-change', {}, 1],
    ['on-change', calm, 0],
    ['always', calm, 1],
    ['warn', {}, 1],
    ['warn', calm, 0],
    ['fail', {}, 1],
    ['fail', calm, 0],
  ] as const)('%s, without a ledger, for %j: %i', async (notify, inputs, cards) => {
    await run({ ...inputs, 'slack-notify': notify });
    expect(slack.messages(channel)).toHaveLength(cards);
  });

  test('on-change knows from the ledger what was told before', async () => {
    const ledger = await serveLedger();
    const env = { GITHUB_SERVER_URL: ledger.server.url, GITHUB_REPOSITORY: 'lists.git' };
    const told = { ledger: 'on', 'github-token': 'not-a-real-token' };
    await run(told, { ...env, GITHUB_RUN_ID: '1' });
    await run(told, { ...env, GITHUB_RUN_ID: '2' });
    expect(slack.messages(channel)).toHaveLength(1);
    await run({ ...told, 'slack-notify': 'always' }, { ...env, GITHUB_RUN_ID: '3' });
    expect(blocksOf()[1]).toContain('the run before did not pass');
  });
});

describe('a run that could not be checked at all', () => {
  test('is told as that', async () => {
    const { exitCode } = await run({ config: 'examples/no-such-file.yml' });
    expect(exitCode).toBe(2);
    const [message] = slack.messages(channel);
    expect(message?.text).toMatch(/^Could not check any campaign, so none must be sent\./);
  });
});

describe('whatever Slack says', () => {
  const eachChannel = (change: (place: FakeChannel) => void): void => {
    for (const place of slack.state.channels.values()) change(place);
  };
  const eachToken = (change: (token: FakeToken) => void): void => {
    for (const token of slack.state.tokens.values()) change(token);
  };

  const outcomes: readonly (readonly [string, () => void, RegExp])[] = [
    [
      'not in the channel',
      () =>
        eachChannel((place) => {
          place.isMember = false;
        }),
      /\/invite/,
    ],
    [
      'archived',
      () =>
        eachChannel((place) => {
          place.isArchived = true;
        }),
      /archived/,
    ],
    [
      'shared',
      () =>
        eachChannel((place) => {
          place.isExternal = true;
        }),
      /another company/,
    ],
    [
      'revoked',
      () =>
        eachToken((token) => {
          token.revoked = true;
        }),
      /refused the token/,
    ],
    [
      'without a scope',
      () =>
        eachToken((token) => {
          token.scopes = ['chat:write'];
        }),
      /channels:read/,
    ],
    ['limited for an hour', () => slack.switches.limited.set('chat.postMessage', 3600), /no more messages/],
    [
      'lost',
      () => slack.switches.cutAfter.set('chat.postMessage', 1),
      /^It is not known whether Slack took the message/,
    ],
  ];

  test.each(outcomes)('%s: the verdict stands, and the log says what to do', async (_, happen, sentence) => {
    happen();
    const { exitCode, notices } = await run();
    expect(exitCode).toBe(1);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(sentence);
    expect(slack.messages(channel).length).toBeLessThanOrEqual(1);
  });

  test('what every card would meet is met once, and what only one meets keeps no other back', async () => {
    const two = { config: 'two.yml', 'slack-notify': 'always' };
    slack.switches.refuse.set('chat.postMessage', ['invalid_blocks', 'invalid_blocks']);
    await run(two);
    expect([slack.callsOf('chat.postMessage').length, slack.messages(channel).length]).toEqual([3, 1]);
    const before = slack.calls.length;
    eachToken((token) => {
      token.revoked = true;
    });
    const { notices } = await run(two);
    expect([notices.length, slack.calls.length - before]).toEqual([1, 1]);
  });

  test('a short pause that it asks for is kept, and the message goes out once', async () => {
    slack.switches.limited.set('chat.postMessage', 1);
    const running = run();
    await expect.poll(() => slack.callsOf('chat.postMessage').length).toBe(1);
    slack.switches.limited.clear();
    const { notices } = await running;
    expect([notices, slack.messages(channel).length]).toEqual([[], 1]);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2);
  });

  test('and when it is away', async () => {
    await slack.close();
    const { exitCode, notices } = await run();
    expect([exitCode, notices.length]).toEqual([1, 1]);
    slack = await startFakeSlack();
  });
});

describe('inputs about Slack that are wrong', () => {
  test.each([
    ['a name for an ID', { 'slack-channel': '#marketing' }, /must be an ID/],
    ['no channel', { 'slack-channel': '' }, /needs slack-channel/],
    ['another word', { 'slack-notify': 'sometimes' }, /slack-notify must be one of/],
    [
      'a webhook elsewhere',
      { 'slack-token': '', 'slack-webhook': 'https://hooks.example/x' },
      /hooks\.slack\.com/,
    ],
    ['no URL at all', { 'slack-token': '', 'slack-webhook': 'secret-of-somebody' }, /hooks\.slack\.com/],
  ])('%s: one notice, and the verdict of the list', async (_, inputs, sentence) => {
    const { exitCode, notices, log } = await run(inputs);
    expect([exitCode, notices.length]).toEqual([1, 1]);
    expect(notices[0]).toMatch(sentence);
    expect(log).not.toContain('secret-of-somebody');
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });
});

describe('a fork', () => {
  const event = {
    pull_request: {
      number: 7,
      user: { login: 'ada' },
      base: { sha: 'b'.repeat(40), repo: { id: 1 } },
      head: { sha: 'c'.repeat(40), repo: { id: 2 } },
    },
    sender: { login: 'ada' },
  };

  test('that gets no secret is told once, without a notice', async () => {
    const { log, notices } = await run({ 'slack-token': '' });
    expect(notices).toEqual([]);
    expect(log.match(/get no secrets/g)).toHaveLength(1);
  });

  test.each(['pull_request', 'pull_request_target'])(
    'on %s reaches no channel even with one',
    async (name) => {
      const { log } = await runForSlack(
        { 'slack-token': slack.botToken, 'slack-channel': channel, review: 'off' },
        { SLACK_API_URL: slack.apiUrl, GITHUB_EVENT_NAME: name },
        { event },
      );
      expect(slack.calls).toEqual([]);
      expect(log).toContain('Not posted to Slack: the files of this run are of a fork.');
    },
  );
});
