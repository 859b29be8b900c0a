import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { parseFields } from './fake-api.ts';
import type { Fields } from './fake-asked.ts';
import { commandPayload } from './fake-payloads.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

const channel = 'C0123456789';
let nowMs = 1_795_348_800_000;
let slack: FakeSlack;

beforeEach(async () => {
  nowMs = 1_795_348_800_000;
  slack = await startFakeSlack({ nowMs: () => nowMs });
  slack.addChannel(channel);
});
afterEach(() => slack.close());

async function call(method: string, body: Fields, token: string | null = slack.botToken): Promise<Fields> {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(
      Object.entries(body).map(([name, value]): [string, string] => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    ),
  });
  return { ...parseFields(await response.text()), status: response.status };
}

const post = (body: Fields = {}): Promise<Fields> =>
  call('chat.postMessage', { channel, text: 'hello', ...body });

describe('a call is refused', () => {
  test.each<[string, string, Fields, string | null]>([
    ['without a token', 'not_authed', {}, null],
    ['with a token nobody knows', 'invalid_auth', {}, 'xoxb-none'],
    ['with a token of another kind', 'not_allowed_token_type', {}, 'xapp-fake'],
    ['without text and blocks', 'no_text', { text: undefined }, 'xoxb-fake'],
    ['with a long text', 'msg_too_long', { text: 'x'.repeat(40_001) }, 'xoxb-fake'],
    ['with an unknown block', 'invalid_blocks', { blocks: [{ type: 'banner' }] }, 'xoxb-fake'],
    ['with an unknown member', 'invalid_blocks', { blocks: [{ type: 'divider', x: 1 }] }, 'xoxb-fake'],
    ['with metadata in another form', 'invalid_metadata_format', { metadata: { a: 1 } }, 'xoxb-fake'],
    ['for a channel nobody knows', 'channel_not_found', { channel: 'C0000000000' }, 'xoxb-fake'],
    ['for a thread nobody knows', 'thread_not_found', { thread_ts: '1.1' }, 'xoxb-fake'],
  ])('%s: %s', async (_, error, body, token) => {
    const fields = Object.entries({ channel, text: 'hello', ...body }).filter(
      ([, value]) => value !== undefined,
    );
    expect(await call('chat.postMessage', Object.fromEntries(fields), token)).toMatchObject({
      ok: false,
      error,
    });
  });

  test.each([
    ['is_archived', { isArchived: true }],
    ['not_in_channel', { isMember: false }],
    ['channel_not_found', { isMember: false, isPrivate: true }],
    ['channel_not_found', { team: 'T0OTHER' }],
  ])('%s', async (error, facts) => {
    slack.addChannel(channel, facts);
    expect(await post()).toMatchObject({ ok: false, error });
  });

  test('for a scope that the token lacks, which is named', async () => {
    slack.addToken('xoxb-fake', { scopes: ['commands'] });
    expect(await post()).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands',
    });
  });

  test('of a method nobody knows', async () => {
    expect(await call('chat.shout', {})).toMatchObject({ error: 'unknown_method' });
  });

  test('with a token that was revoked', async () => {
    slack.addToken('xoxb-fake', { revoked: true });
    expect(await post()).toMatchObject({ error: 'token_revoked' });
  });

  test('to change what is not there, or not ours', async () => {
    const { ts } = await post();
    slack.addToken('xoxb-other', { userId: 'U0OTHER' });
    const other = await call('chat.update', { channel, ts, text: 'x' }, 'xoxb-other');
    expect(other).toMatchObject({ error: 'cant_update_message' });
    expect(await call('chat.update', { channel, ts: '1.1', text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('when a method that reads forms gets JSON', async () => {
    const response = await fetch(`${slack.apiUrl}conversations.info`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel }),
    });
    expect(await response.json()).toMatchObject({ error: 'channel_not_found' });
  });
});

describe('a view is refused', () => {
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'A' },
    blocks: [{ type: 'divider' }],
  };

  test('with a trigger that is unknown, used or older than 3 s', async () => {
    const trigger = slack.makeTrigger();
    expect(await call('views.open', { trigger_id: 'x', view })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    expect(await call('views.open', { trigger_id: trigger, view })).toMatchObject({ ok: true });
    expect(await call('views.open', { trigger_id: trigger, view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    const late = slack.makeTrigger();
    nowMs += 3001;
    expect(await call('views.open', { trigger_id: late, view })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  test('in a wrong form, which uses up no trigger', async () => {
    const trigger = slack.makeTrigger();
    const wrong = { ...view, title: { type: 'plain_text', text: 'x'.repeat(25) } };
    expect(await call('views.open', { trigger_id: trigger, view: wrong })).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(await call('views.open', { trigger_id: trigger, view })).toMatchObject({ ok: true });
  });

  test('when it was changed since', async () => {
    const opened = await call('views.open', { trigger_id: slack.makeTrigger(), view });
    const [id] = slack.state.views.keys();
    expect(opened.ok).toBe(true);
    expect(await call('views.update', { view_id: id, view, hash: 'old' })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await call('views.update', { view_id: id, view })).toMatchObject({ ok: true });
  });
});

describe('switches', () => {
  test('a limit holds for one channel, with its time', async () => {
    slack.addChannel('C0000000001');
    slack.switches.limited.set(`chat.postMessage:${channel}`, 4);
    expect(await post()).toMatchObject({ status: 429, error: 'ratelimited' });
    expect(await post({ channel: 'C0000000001' })).toMatchObject({ ok: true });
    slack.switches.limited.clear();
    expect(await post()).toMatchObject({ ok: true });
  });

  test('a cut after the post leaves the message, a cut before it does not', async () => {
    slack.switches.cutAfter.set('chat.postMessage', 1);
    await expect(post()).rejects.toThrow();
    slack.switches.cutBefore.set('chat.postMessage', 1);
    await expect(post()).rejects.toThrow();
    expect(slack.messages(channel)).toHaveLength(1);
    expect(await post()).toMatchObject({ ok: true });
  });

  test('refusals come in the order they were put in, and end', async () => {
    slack.switches.refuse.set('chat.postMessage', ['fatal_error', 'team_not_found']);
    const errors = [await post(), await post(), await post()].map(({ error }) => error);
    expect(errors).toEqual(['fatal_error', 'team_not_found', undefined]);
  });

  test('charts can be refused alone', async () => {
    slack.switches.refuseCharts = true;
    const data = [{ label: 'a', value: 1 }];
    const chart = { type: 'line', series: [{ name: 's', data }], axis_config: { categories: ['a'] } };
    const blocks = [{ type: 'data_visualization', title: 'Rates', chart }];
    expect(await post({ blocks })).toMatchObject({ error: 'invalid_blocks' });
    slack.switches.refuseCharts = false;
    expect(await post({ blocks })).toMatchObject({ ok: true });
  });

  test('the clock of Slack can run ahead', async () => {
    slack.switches.skewMs = 120_000;
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(Date.parse(response.headers.get('date') ?? '')).toBe(nowMs + 120_000);
  });
});

describe('Socket Mode', () => {
  async function connect(): Promise<WebSocket> {
    const { url } = await call('apps.connections.open', {}, slack.appToken);
    const link = new WebSocket(String(url));
    await new Promise((resolve) => link.once('message', resolve));
    return link;
  }

  test('says hello, delivers an envelope as often as told, and takes its acknowledgement', async () => {
    const link = await connect();
    const seen: string[] = [];
    link.on('message', (data) => {
      const { envelope_id: id } = JSON.parse(String(data));
      seen.push(id);
      link.send(JSON.stringify({ envelope_id: id, payload: { text: 'heard' } }));
    });
    const ack = await slack.socket.envelope(commandPayload(slack, ''), { copies: 2 });
    expect(ack).toMatchObject({ acked: true, payload: { text: 'heard' } });
    await expect.poll(() => seen).toEqual([ack.envelopeId, ack.envelopeId]);
  });

  test('a frozen connection stays open and gets nothing', async () => {
    const link = await connect();
    slack.socket.freeze();
    const ack = await slack.socket.envelope(commandPayload(slack, ''), { timeoutMs: 50 });
    expect(ack.acked).toBe(false);
    expect(slack.socket.connections()).toBe(1);
    link.terminate();
  });

  test('tells a connection to go, cuts one, and refuses new ones', async () => {
    const link = await connect();
    const told = new Promise((resolve) => link.once('message', (data) => resolve(JSON.parse(String(data)))));
    slack.socket.disconnect('warning');
    expect(await told).toMatchObject({ type: 'disconnect', reason: 'warning' });
    const closed = new Promise((resolve) => link.once('close', resolve));
    slack.socket.cut();
    await closed;
    slack.socket.refuseConnections(true);
    await expect(
      new Promise((_, reject) => new WebSocket(slack.state.socketUrl()).once('error', reject)),
    ).rejects.toThrow();
  });
});

test('a code of OAuth gives its token once', async () => {
  slack.addToken('xoxb-second', { team: 'T0SECOND' });
  slack.state.oauthCodes.set('code-1', 'xoxb-second');
  const first = await call('oauth.v2.access', { code: 'code-1' }, null);
  expect(first).toMatchObject({ ok: true, access_token: 'xoxb-second', team: { id: 'T0SECOND' } });
  expect(await call('oauth.v2.access', { code: 'code-1' }, null)).toMatchObject({ error: 'invalid_code' });
});
