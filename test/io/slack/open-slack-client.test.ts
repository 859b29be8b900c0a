import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SlackHome, SlackMessage } from '../../../src/core/slack/block-kit.ts';
import { openSlackClient, type SlackClientOptions } from '../../../src/io/slack/open-slack-client.ts';
import type { SlackClient } from '../../../src/io/slack/slack-client.ts';
import { mrkdwn, plain } from '../../../src/report/slack/mrkdwn.ts';
import { chartOf, inputOf, modalOf, plainText, raw, tableOf } from '../../core/slack/sample-payloads.ts';
import { type FakeSlack, startFakeSlack } from '../../slack/fake-slack.ts';

const channel = 'C0123456789';
const message: SlackMessage = {
  text: mrkdwn`autumn-sale did not pass.`,
  blocks: [{ type: 'header', text: plain('autumn-sale did not pass') }],
  metadata: {
    event_type: 'bounce_gate_post',
    event_payload: { key: 'card:main:autumn-sale:1', revision: 1 },
  },
};
const home: SlackHome = { type: 'home', blocks: [{ type: 'divider' }] };

let nowMs = 1_795_348_800_000;
let slack: FakeSlack;
let client: SlackClient;
let withheld: string[] = [];

function open(more: Partial<SlackClientOptions> = {}): SlackClient {
  return openSlackClient({
    apiUrl: slack.apiUrl,
    token: slack.botToken,
    channels: [{ id: channel, allowExternal: false }],
    linkHosts: ['github.com'],
    responseOrigins: [slack.origin],
    nowMs: () => nowMs,
    onWithheld: (code, path) => withheld.push(`${code} ${path}`),
    ...more,
  });
}

/** Posts where only the API is asked, since the channel may be shared. */
function postTo(apiUrl: string) {
  return open({ apiUrl, channels: [{ id: channel, allowExternal: true }] }).postMessage({ channel }, message);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // because a server that listens on a port has an address with one
  return (server.address() as AddressInfo).port;
}

beforeEach(async () => {
  nowMs = 1_795_348_800_000;
  withheld = [];
  slack = await startFakeSlack({ nowMs: () => nowMs });
  slack.addChannel(channel);
  client = open();
});
afterEach(() => slack.close());

describe('a message', () => {
  test('is posted, changed in place, and answered in its thread', async () => {
    const posted = await client.postMessage({ channel }, message);
    const ts = posted.ok ? posted.value.ts : '';
    const changed = await client.updateMessage({ channel, ts }, { ...message, text: mrkdwn`Passed.` });
    const reply = await client.postMessage({ channel, threadTs: ts }, message);
    expect([posted.ok, changed.ok, reply.ok]).toEqual([true, true, true]);
    expect(slack.messages(channel)).toMatchObject([
      { ts, text: 'Passed.', edits: 1, threadTs: null },
      { threadTs: ts, edits: 0 },
    ]);
  });

  test('is sent so that Slack reads nothing into it, with the token in the header alone', async () => {
    await client.postMessage({ channel }, message);
    await client.updateMessage({ channel, ts: slack.messages(channel)[0]?.ts ?? '' }, message);
    const inert = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false };
    for (const method of ['chat.postMessage', 'chat.update']) {
      expect(slack.callsOf(method)[0]).toMatchObject({ token: slack.botToken, body: inert });
      expect(JSON.stringify(slack.callsOf(method)[0]?.body)).not.toContain(slack.botToken);
      expect(slack.callsOf(method)[0]?.body).not.toHaveProperty('reply_broadcast');
    }
  });

  test('that holds an address is withheld whole, told by code and place', async () => {
    const bad = { ...message, blocks: [{ type: 'header', text: plainText('anna@example.com') } as const] };
    const answer = await client.postMessage({ channel }, bad);
    expect(answer).toEqual({ ok: false, failure: { kind: 'withheld', code: 'address' } });
    expect(withheld).toEqual(['address blocks[0].text.text']);
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  test('whose chart is refused is sent again without it, the rest as it was', async () => {
    slack.switches.refuseCharts = true;
    const blocks = [...message.blocks, chartOf(), tableOf(2, 2)];
    const answer = await client.postMessage({ channel }, { ...message, blocks });
    expect(answer.ok).toBe(true);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2);
    expect(slack.messages(channel)).toMatchObject([{ blocks: [{ type: 'header' }, { type: 'data_table' }] }]);
  });

  test('whose table is refused too is sent with the table as a list', async () => {
    slack.switches.refuse.set('chat.postMessage', ['invalid_blocks', 'invalid_blocks']);
    const blocks = [...message.blocks, chartOf(), tableOf(2, 2)];
    await client.postMessage({ channel }, { ...message, blocks });
    expect(slack.messages(channel)).toMatchObject([{ blocks: [{ type: 'header' }, { type: 'rich_text' }] }]);
  });

  test('that is refused for another reason is sent once', async () => {
    slack.switches.refuse.set('chat.postMessage', ['is_archived']);
    const answer = await client.postMessage({ channel }, { ...message, blocks: [chartOf()] });
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'is_archived' } });
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});

describe('a channel', () => {
  test('that is not on the list gets nothing', async () => {
    slack.addChannel('C0000000001');
    const answer = await client.postMessage({ channel: 'C0000000001' }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'withheld', code: 'channel_not_allowed' } });
    expect(slack.calls).toEqual([]);
  });

  test('shared with another company gets nothing unless that is allowed', async () => {
    slack.addChannel(channel, { isExternal: true });
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'withheld', code: 'channel_external' } });
    const allowing = open({ channels: [{ id: channel, allowExternal: true }] });
    expect((await allowing.postMessage({ channel }, message)).ok).toBe(true);
  });

  test('that cannot be asked about gets nothing', async () => {
    slack.addToken('xoxb-fake', { scopes: ['chat:write'] });
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'withheld', code: 'channel_unknown' } });
  });

  test('is asked about once in ten minutes', async () => {
    await client.postMessage({ channel }, message);
    await client.postMessage({ channel }, message);
    expect(slack.callsOf('conversations.info')).toHaveLength(1);
    nowMs += 11 * 60 * 1000;
    slack.addChannel(channel, { isExternal: true });
    expect((await client.postMessage({ channel }, message)).ok).toBe(false);
  });

  test('whose answer is lost gets nothing, so that trying again is safe', async () => {
    slack.switches.cutAfter.set('conversations.info', 1);
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unsent' } });
    expect((await client.postMessage({ channel }, message)).ok).toBe(true);
    expect(slack.messages(channel)).toHaveLength(1);
  });
});

describe('what goes wrong is told by kind', () => {
  beforeEach(() => {
    client = open({ channels: [{ id: channel, allowExternal: true }] });
  });

  test('a limit, with the time from which on to try again', async () => {
    slack.switches.limited.set(`chat.postMessage:${channel}`, 4);
    const answer = await client.postMessage({ channel }, message);
    const failure = { kind: 'limited', afterMs: nowMs + 4000, code: 'ratelimited' };
    expect(answer).toEqual({ ok: false, failure });
  });

  test('a limit whose time makes no sense waits a while, and an endless one an hour', async () => {
    slack.switches.limited.set('chat.postMessage', Number.NaN);
    const odd = await client.postMessage({ channel }, message);
    slack.switches.limited.set('chat.postMessage', 1e12);
    const endless = await client.postMessage({ channel }, message);
    expect(odd).toMatchObject({ failure: { afterMs: nowMs + 30_000 } });
    expect(endless).toMatchObject({ failure: { afterMs: nowMs + 3_600_000 } });
  });

  test('a limit told with status 200', async () => {
    slack.switches.refuse.set('chat.postMessage', ['ratelimited']);
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toMatchObject({ failure: { kind: 'limited', afterMs: nowMs + 30_000 } });
  });

  test('a reply that was cut off: nobody knows, and it is not sent twice', async () => {
    slack.switches.cutAfter.set('chat.postMessage', 1);
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknown' } });
    expect(slack.messages(channel)).toHaveLength(1);
  });

  test('a server error and an answer that is no JSON: nobody knows', async () => {
    slack.switches.broken.set('chat.postMessage', 1);
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'unknown', code: 'http_503' } });
    slack.switches.refuse.set('chat.postMessage', ['fatal_error']);
    const fatal = await client.postMessage({ channel }, message);
    expect(fatal).toEqual({ ok: false, failure: { kind: 'unknown', code: 'fatal_error' } });
  });

  test.each([
    ['service_unavailable', 'unsent', 'service_unavailable'],
    ['internal_error', 'unknown', 'http_503'],
  ])('a server error with the word %s: %s', async (error, kind, code) => {
    const server = createServer((_, response) => {
      response
        .writeHead(503, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok: false, error }));
    });
    const answer = await postTo(`http://127.0.0.1:${await listen(server)}/api/`);
    server.close();
    expect(answer).toEqual({ ok: false, failure: { kind, code } });
  });

  test('that Slack is away, told with status 200: surely not taken', async () => {
    slack.switches.refuse.set('chat.postMessage', ['service_unavailable']);
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'unsent', code: 'service_unavailable' } });
  });

  test('a name that nobody knows, and a line cut off before it is private: surely not sent', async () => {
    const unnamed = await postTo('http://slack.invalid/api/');
    expect(unnamed).toMatchObject({ failure: { kind: 'unsent' } });
    const server = createTcpServer((socket) => socket.end());
    const cut = await postTo(`https://127.0.0.1:${await listen(server)}/api/`);
    server.close();
    expect(cut).toEqual({ ok: false, failure: { kind: 'unsent', code: 'econnreset' } });
  });

  test('a line cut off when the request was out, or reset by the other side: nobody knows', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const reset = await postTo(`http://127.0.0.1:${await listen(server)}/api/`);
    server.close();
    expect(reset).toEqual({ ok: false, failure: { kind: 'unknown', code: 'econnreset' } });
    slack.switches.cutBefore.set('chat.postMessage', 1);
    expect(await client.postMessage({ channel }, message)).toMatchObject({ failure: { kind: 'unknown' } });
  });

  test('an error without a cause: nobody knows', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('terminated'));
    const answer = await postTo(slack.apiUrl);
    expect(answer).toEqual({ ok: false, failure: { kind: 'unknown', code: 'connection_lost' } });
    vi.restoreAllMocks();
  });

  test('no answer in time: nobody knows', async () => {
    slack.switches.hanging.add('chat.postMessage');
    const hasty = open({ channels: [{ id: channel, allowExternal: true }], timeoutMs: 300 });
    const answer = await hasty.postMessage({ channel }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'unknown', code: 'timeout' } });
  });

  test('an answer without end is not read', async () => {
    slack.switches.hugeAnswerBytes = 8 * 1024 * 1024;
    const answer = await open({ channels: [{ id: channel, allowExternal: true }] }).postMessage(
      { channel },
      message,
    );
    expect(answer).toEqual({ ok: false, failure: { kind: 'unknown', code: 'answer_too_long' } });
  });

  test('no connection: surely not sent', async () => {
    const gone = open({
      apiUrl: await closedPort(),
      channels: [{ id: channel, allowExternal: true }],
    });
    const answer = await gone.postMessage({ channel }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'unsent', code: 'econnrefused' } });
  });

  test('a redirect is not followed, so that the token stays here', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const answer = await open({ apiUrl: `http://127.0.0.1:${port}/api/` }).authTest();
    server.close();
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'http_307' } });
    expect(asked).toEqual(['/api/auth.test']);
  });

  test('text that Slack answers in place of a word is not repeated', async () => {
    slack.switches.refuse.set('chat.postMessage', ['no such thing: anna@example.com']);
    const answer = await client.postMessage({ channel }, message);
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'unreadable' } });
  });

  test.each([
    ['invalid_auth', { token: 'xoxb-other' }],
    ['not_allowed_token_type', { token: 'xapp-fake' }],
  ])('%s', async (code, more) => {
    const answer = await open({ channels: [{ id: channel, allowExternal: true }], ...more }).authTest();
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code } });
  });
});

describe('a post whose reply was lost', () => {
  const asked = { channel };
  const key = 'card:main:autumn-sale:1';

  test('is found by its key, in the channel and in a thread', async () => {
    slack.addToken('xoxb-fake', { scopes: ['chat:write', 'channels:read', 'channels:history'] });
    const posted = await client.postMessage(asked, message);
    const ts = posted.ok ? posted.value.ts : '';
    const reply = { event_type: 'bounce_gate_post', event_payload: { key: 'reply:1', revision: 1 } } as const;
    const inThread = await client.postMessage({ ...asked, threadTs: ts }, { ...message, metadata: reply });
    expect(await client.findMessage(asked, key, nowMs)).toEqual({ ok: true, value: ts });
    expect(await client.findMessage({ ...asked, threadTs: ts }, 'reply:1', nowMs)).toEqual({
      ok: true,
      value: inThread.ok ? inThread.value.ts : '',
    });
    expect(await client.findMessage(asked, 'reply:1', nowMs)).toEqual({ ok: true, value: null });
    expect(await client.findMessage(asked, key, nowMs + 3_600_000)).toEqual({ ok: true, value: null });
  });

  test('is not taken from another app that says our key', async () => {
    slack.addToken('xoxb-fake', { scopes: ['chat:write', 'channels:read', 'channels:history'] });
    slack.addToken('xoxb-other', { userId: 'U0OTHER', scopes: ['chat:write', 'channels:read'] });
    await open({ token: 'xoxb-other' }).postMessage(asked, message);
    expect(await client.findMessage(asked, key, nowMs)).toEqual({ ok: true, value: null });
  });

  test('is not taken from a message of ours of another kind', async () => {
    slack.addToken('xoxb-fake', { scopes: ['chat:write', 'channels:read', 'channels:history'] });
    await client.postMessage(asked, message);
    for (const posted of slack.state.messages)
      posted.metadata = { event_type: 'other', event_payload: { key } };
    expect(await client.findMessage(asked, key, nowMs)).toEqual({ ok: true, value: null });
  });

  test('cannot be looked for without the scope, which is told', async () => {
    const answer = await client.findMessage(asked, key, nowMs);
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'missing_scope' } });
  });
});

describe('views', () => {
  test('a modal opens once with a fresh trigger', async () => {
    const trigger = slack.makeTrigger();
    const first = await client.openModal(trigger, modalOf(inputOf()));
    const second = await client.openModal(trigger, modalOf(inputOf()));
    const late = slack.makeTrigger();
    nowMs += 3001;
    const third = await client.openModal(late, modalOf(inputOf()));
    expect(first.ok && slack.state.views.has(first.value.viewId)).toBe(true);
    expect(second).toMatchObject({ failure: { code: 'exchanged_trigger_id' } });
    expect(third).toMatchObject({ failure: { code: 'expired_trigger_id' } });
  });

  test('a modal with a link elsewhere is withheld', async () => {
    const section = {
      type: 'section',
      text: { type: 'mrkdwn', text: raw('<https://evil.example/|run>'), verbatim: true },
    } as const;
    const answer = await client.openModal(slack.makeTrigger(), modalOf(section));
    expect(answer).toEqual({ ok: false, failure: { kind: 'withheld', code: 'foreign-link' } });
  });

  test('a home is published for its user', async () => {
    expect(await client.publishHome('U0ASKER', home)).toEqual({ ok: true, value: null });
    expect(slack.state.homes.get('U0ASKER')).toEqual(home);
  });
});

describe('questions', () => {
  test('whose token it is, its scopes and the time at Slack', async () => {
    slack.switches.skewMs = 90_000;
    expect(await client.authTest()).toEqual({
      ok: true,
      value: {
        team: 'T0FAKE',
        user: 'U0BOT',
        bot: 'B0FAKE',
        scopes: ['commands', 'chat:write', 'usergroups:read', 'channels:read', 'groups:read'],
        serverTimeMs: nowMs + 90_000,
      },
    });
  });

  test('the members of a group', async () => {
    slack.setGroup('S0123456789', ['U1', 'U2']);
    expect(await client.groupMembers('S0123456789')).toEqual({ ok: true, value: ['U1', 'U2'] });
    const answer = await client.groupMembers('S0000000000');
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'no_such_subteam' } });
  });

  test('a channel', async () => {
    slack.addChannel(channel, { isArchived: true });
    expect(await client.channelInfo(channel)).toEqual({
      ok: true,
      value: { isExternal: false, isArchived: true, isMember: true },
    });
  });
});

describe('an answer by a response URL', () => {
  const how = { inChannel: false, replaceOriginal: false };

  test('goes to the one who asked, or to the channel', async () => {
    const made = slack.makeResponseUrl({ channel, user: 'U0ASKER' });
    await client.respond(made.url, message, how);
    await client.respond(made.url, message, { inChannel: true, replaceOriginal: false });
    expect(slack.state.messages).toMatchObject([{ ephemeralTo: 'U0ASKER' }, { ephemeralTo: null }]);
    expect(made.bodies[0]).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      parse: 'none',
    });
    expect(made.bodies[0]).not.toHaveProperty('metadata');
  });

  test('is refused after five uses and after half an hour', async () => {
    const made = slack.makeResponseUrl({ channel, user: 'U0ASKER' });
    for (let use = 0; use < 5; use += 1) await client.respond(made.url, message, how);
    const sixth = await client.respond(made.url, message, how);
    expect(sixth).toEqual({ ok: false, failure: { kind: 'refused', code: 'used_url' } });
    const late = slack.makeResponseUrl({ channel, user: 'U0ASKER' });
    nowMs += 31 * 60 * 1000;
    const answer = await client.respond(late.url, message, how);
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'expired_url' } });
  });

  test('that is a no with status 200 is a no', async () => {
    slack.switches.respondErrors.push('internal_thing');
    const made = slack.makeResponseUrl({ channel, user: 'U0ASKER' });
    const answer = await client.respond(made.url, message, how);
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'internal_thing' } });
  });

  test('whose chart is refused comes without it', async () => {
    slack.switches.refuseCharts = true;
    const made = slack.makeResponseUrl({ channel, user: 'U0ASKER' });
    const answer = await client.respond(made.url, { ...message, blocks: [chartOf(), tableOf(2, 2)] }, how);
    expect(answer.ok).toBe(true);
    expect(made.bodies).toMatchObject([{ blocks: [{ type: 'data_table' }] }]);
  });

  test.each([
    ['another host', 'https://evil.example/response/1'],
    ['a host that begins alike', 'https://hooks.slack.com.evil.example/1'],
    ['a user name', 'https://hooks.slack.com@evil.example/1'],
    ['a password', 'https://a:b@hooks.slack.com/1'],
    ['no encryption', 'http://hooks.slack.com/1'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'x'],
  ])('never goes to %s', async (_, url) => {
    const real = open({ responseOrigins: ['https://hooks.slack.com'] });
    const answer = await real.respond(url, message, how);
    expect(answer).toEqual({ ok: false, failure: { kind: 'withheld', code: 'response_url' } });
  });
});

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/api/`;
}
