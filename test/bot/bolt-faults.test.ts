import { request } from 'node:http';
import type { App } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandBody } from '../../src/bot/intake/command-body.ts';
import { openPrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import { runBot } from '../../src/bot/run-bot.ts';
import { silentLog } from '../../src/bot/silent-log.ts';
import { manySlackClients } from '../../src/bot/slack-clients.ts';
import { systemClock } from '../../src/bot/system-clock.ts';
import type { SlackMessage } from '../../src/core/slack/block-kit.ts';
import { openSlackClient } from '../../src/io/slack/open-slack-client.ts';
import { mrkdwn, mrkdwnText } from '../../src/report/slack/mrkdwn.ts';
import { shellMessage, shellModal } from '../../src/report/slack/shell-messages.ts';
import { clickPayload, commandPayload, eventPayload } from '../slack/fake-payloads.ts';
import { startFakeSlack } from '../slack/fake-slack.ts';
import { formBody, postSigned, postSignedBody, signatureHeaders } from '../slack/sign-request.ts';
import { settingsOf } from './settings-of.ts';
import { useShell } from './use-shell.ts';

const hello: SlackMessage = {
  text: mrkdwn`hello`,
  blocks: [{ type: 'section', text: mrkdwnText(mrkdwn`hello`) }],
};

/** A listener that answers the command with hello. */
function answering(app: App): void {
  app.command('/bounce-rate', ({ ack }) => answer(ack, hello));
}

function answer(ack: unknown, message: SlackMessage): Promise<void> {
  // because the types of Bolt know no charts and no tables
  return (ack as (body: unknown) => Promise<void>)(commandBody(message));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const twoTeams = `
ledgers: { lists: { remote: /nowhere/lists } }
channels: { C0123456789: {}, C0987654321: {} }
teams: [T0FAKE, T0OTHER]
`;
const oauth = {
  SLACK_BOT_TOKEN: undefined,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'a-secret-for-the-state',
  BOUNCE_GATE_SEAL_KEY: Buffer.alloc(32, 7).toString('base64'),
};

describe('the faults of Bolt, and what keeps them away', () => {
  test('1: each workspace is called with its own token, and Bolt is given none', async () => {
    const shell = await useShell({
      mode: 'http',
      config: twoTeams,
      values: oauth,
      teams: ['T0FAKE', 'T0OTHER'],
      listen: (app, context) =>
        app.command('/bounce-rate', async ({ ack, command }) => {
          const slack = await context.slack(command.team_id);
          await slack?.postMessage({ channel: command.channel_id }, hello);
          await ack();
        }),
    });
    const { slack, context, app } = shell;
    slack.addToken('xoxb-other', { team: 'T0OTHER' });
    slack.addChannel('C0987654321', { team: 'T0OTHER' });
    await context.installations?.save('T0FAKE', slack.botToken);
    await context.installations?.save('T0OTHER', 'xoxb-other');
    const places = [
      { team: 'T0FAKE', channel: 'C0123456789' },
      { team: 'T0OTHER', channel: 'C0987654321' },
      { team: 'T0FAKE', channel: 'C0123456789' },
    ];
    for (const place of places) {
      await postSigned(shell.url, commandPayload(slack, 'x', place), { secret: slack.signingSecret });
    }
    expect(slack.callsOf('chat.postMessage').map(({ token }) => token)).toEqual([
      slack.botToken,
      'xoxb-other',
      slack.botToken,
    ]);
    expect(Reflect.get(app, 'clients')).toEqual({});
  });

  test('2: while a connection is renewed or torn off, the other one hears', async () => {
    const { slack } = await useShell({ mode: 'socket', listen: answering });
    for (const end of ['disconnect', 'cut', 'disconnect', 'cut', 'disconnect'] as const) {
      if (end === 'disconnect') slack.socket.disconnect('refresh_requested', 0);
      else slack.socket.cut(0);
      const ack = await slack.socket.envelope(commandPayload(slack, 'x'), { connection: 1 });
      expect(ack.acked).toBe(true);
      // because the fake counts a connection until it is closed, the new one makes two again
      await pause(50);
      await slack.socket.opened(2);
    }
  });

  test('3: stopping waits for what is under way, and its answer still goes out', async () => {
    const ended: string[] = [];
    const shell = await useShell({
      mode: 'socket',
      listen: (app) =>
        app.command('/bounce-rate', async ({ ack }) => {
          await pause(200);
          await answer(ack, hello);
          await pause(100);
          ended.push('work');
        }),
    });
    const acked = shell.slack.socket.envelope(commandPayload(shell.slack, 'x'));
    await expect.poll(() => shell.inFlight.count()).toBe(1);
    expect(await shell.inFlight.drained(5000)).toBe(true);
    await shell.sockets?.stop();
    expect(ended).toEqual(['work']);
    expect((await acked).acked).toBe(true);
  });

  test('4: a channel that must wait holds up neither another channel nor a modal', async () => {
    const { slack, context } = await useShell({
      mode: 'http',
      config: 'ledgers: { a: { remote: /nowhere/a } }\nchannels: { C0123456789: {}, C0987654321: {} }\n',
      listen: answering,
    });
    slack.addChannel('C0987654321');
    slack.switches.limited.set('chat.postMessage:C0123456789', 30);
    const client = await context.slack(null);
    const limited = await client?.postMessage({ channel: 'C0123456789' }, hello);
    const other = await client?.postMessage({ channel: 'C0987654321' }, hello);
    const modal = await client?.openModal(slack.makeTrigger(), shellModal('failed'));
    expect(limited).toMatchObject({ ok: false, failure: { kind: 'limited' } });
    expect([other?.ok, modal?.ok]).toEqual([true, true]);
  });

  test('5: a post whose reply is lost is unknown, and is not sent a second time', async () => {
    const { slack, context } = await useShell({ mode: 'http', listen: answering });
    slack.switches.cutAfter.set('chat.postMessage', 1);
    const sent = await (await context.slack(null))?.postMessage({ channel: 'C0123456789' }, hello);
    expect(sent).toMatchObject({ ok: false, failure: { kind: 'unknown' } });
    expect(slack.messages('C0123456789')).toHaveLength(1);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  test('6: an event that is delivered three times is handled once', async () => {
    const ran: string[] = [];
    const { slack, url } = await useShell({
      mode: 'http',
      listen: (app) => app.event('app_home_opened', async ({ body }) => void ran.push(body.event_id)),
    });
    const event = eventPayload(slack, { type: 'app_home_opened', user: 'U0ASKER', tab: 'home' });
    for (const retry of ['0', '1', '2']) {
      const headers = { 'x-slack-retry-num': retry };
      const atMs = Date.now() + Number(retry) * 1000;
      const taken = await postSigned(url, event, { secret: slack.signingSecret, headers, atMs });
      expect(taken.status).toBe(200);
    }
    expect(ran).toHaveLength(1);
  });

  test.each([
    ['the very same request again', 0, 401],
    ['a request from one day ahead', 86_400_000, 401],
    ['a request from 61 s ahead', 61_500, 401],
    ['a request from 6 minutes ago', -360_000, 401],
  ])('7: %s is refused', async (name, shiftMs, status) => {
    let ran = 0;
    // because what is a second too far ahead would not be any more after two seconds
    const nowMs = Date.now();
    const { slack, url } = await useShell({
      mode: 'http',
      clock: { ...systemClock, nowMs: () => nowMs },
      listen: (app) =>
        app.command('/bounce-rate', async ({ ack }) => {
          ran += 1;
          await answer(ack, hello);
        }),
    });
    const options = { secret: slack.signingSecret, atMs: nowMs + shiftMs };
    const payload = commandPayload(slack, 'x');
    if (name.includes('again')) expect((await postSigned(url, payload, options)).status).toBe(200);
    expect((await postSigned(url, payload, options)).status).toBe(status);
    expect(ran).toBe(name.includes('again') ? 1 : 0);
  });

  test('7: a request from a clock that is a little ahead is taken', async () => {
    const { slack, url } = await useShell({ mode: 'http', listen: answering });
    const options = { secret: slack.signingSecret, atMs: Date.now() + 30_000 };
    expect((await postSigned(url, commandPayload(slack, 'x'), options)).status).toBe(200);
  });

  test('8: a bad token is told at the start, and no promise fails unseen', async () => {
    const unseen: unknown[] = [];
    const note = (error: unknown) => unseen.push(error);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const slack = await startFakeSlack();
    onTestFinished(slack.close);
    const settings = await settingsOf(slack, { mode: 'socket', values: { SLACK_BOT_TOKEN: 'xoxb-wrong' } });
    const started = await runBot(settings, {
      log: silentLog,
      metrics: openPrometheusMetrics(),
      clock: systemClock,
      signal: new AbortController().signal,
    });
    expect(started).toMatchObject({
      ok: false,
      problems: [{ code: 'slack-refused', args: { code: 'invalid_auth' } }],
    });
    await pause(20);
    expect(unseen).toEqual([]);
  });

  test('9: commands ask Slack nothing', async () => {
    const { slack, url } = await useShell({ mode: 'http', listen: answering });
    for (let number = 0; number < 5; number += 1) {
      await postSigned(url, commandPayload(slack, 'x'), { secret: slack.signingSecret });
    }
    expect(slack.calls).toEqual([]);
  });

  test.each([
    ['a listener that throws', '/bounce-rate', 'failed'],
    ['a command that nobody listens to', '/bounce-race', 'unknown-command'],
  ] as const)('10: %s is answered in one sentence at once', async (_name, command, code) => {
    const { slack, url } = await useShell({
      mode: 'http',
      listen: (app) => app.command('/bounce-rate', () => Promise.reject(new Error('broken'))),
    });
    const payload = commandPayload(slack, 'x', { command });
    const taken = await postSigned(url, payload, { secret: slack.signingSecret });
    expect(taken).toMatchObject({ status: 200, json: commandBody(shellMessage(code)) });
  });

  test('10: a listener that is slow is answered for, and its answer follows', async () => {
    const { slack, url } = await useShell({
      mode: 'http',
      watchdogMs: 50,
      listen: (app) =>
        app.command('/bounce-rate', async ({ ack }) => {
          await pause(200);
          await answer(ack, hello);
        }),
    });
    const payload = commandPayload(slack, 'x');
    const taken = await postSigned(url, payload, { secret: slack.signingSecret });
    expect(taken.json).toEqual(commandBody(shellMessage('waiting')));
    const answers = () => [...slack.state.responseUrls.values()].flatMap(({ bodies }) => bodies);
    await expect.poll(answers).toMatchObject([{ text: 'hello', response_type: 'ephemeral' }]);
  });

  test('11: asking for a connection is not tried again behind our back', async () => {
    const { slack, lines } = await useShell({ mode: 'socket', listen: answering });
    const before = slack.callsOf('apps.connections.open').length;
    slack.switches.broken.set('apps.connections.open', 2);
    slack.socket.cut(0);
    await pause(50);
    await slack.socket.opened(2);
    // two that failed, of each of which our own line knew, and the one that went well
    expect(slack.callsOf('apps.connections.open').length - before).toBe(3);
    expect(lines.filter((line) => line.includes('"socket-lost"'))).toHaveLength(2);
  });

  test('12: an outage ends in a connection, not in a crash', async () => {
    const unseen: unknown[] = [];
    const note = (error: unknown) => unseen.push(error);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const { slack, sockets } = await useShell({ mode: 'socket', listen: answering });
    slack.switches.cutBefore.set('apps.connections.open', 4);
    slack.socket.refuseConnections(true);
    slack.socket.cut();
    await expect.poll(() => sockets?.openLines()).toBe(0);
    await pause(500);
    slack.socket.refuseConnections(false);
    await slack.socket.opened(2, 20_000);
    await expect.poll(() => sockets?.openLines()).toBe(2);
    expect((await slack.socket.envelope(commandPayload(slack, 'x'))).acked).toBe(true);
    expect(unseen).toEqual([]);
  });

  test.each(['told', 'untold'] as const)(
    '13: a body of 64 MB with its length %s is not read',
    async (how) => {
      const { slack, url } = await useShell({ mode: 'http', listen: answering });
      const { ended, sentBytes } = await sendHuge(url, how);
      expect([413, 'cut']).toContain(ended);
      // because what the two ends of a connection keep in between counts as sent
      expect(sentBytes).toBeLessThan(16 * 1024 * 1024);
      const next = await postSigned(url, commandPayload(slack, 'x'), { secret: slack.signingSecret });
      expect(next.status).toBe(200);
    },
  );

  test('14: a charset that a proxy wrote behind the content type changes nothing', async () => {
    const { slack, url } = await useShell({ mode: 'http', listen: answering });
    const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
    const payload = commandPayload(slack, 'x');
    const taken = await postSigned(url, payload, { secret: slack.signingSecret, contentType });
    expect(taken.status).toBe(200);
  });

  test.each(['text', 'user_id', 'team_id', 'response_url', 'command'])(
    '15: a form that has %s twice runs nothing',
    async (key) => {
      let ran = 0;
      const { slack, url } = await useShell({
        mode: 'http',
        listen: (app) => {
          app.command(/.*/, async () => {
            ran += 1;
          });
        },
      });
      const body = `${formBody(commandPayload(slack, 'x'))}&${key}=twice`;
      const taken = await postSignedBody(url, body, { secret: slack.signingSecret });
      expect(taken.json).toEqual(commandBody(shellMessage('malformed')));
      expect(ran).toBe(0);
    },
  );

  test.each([
    ['60 blocks', { ...hello, blocks: Array.from({ length: 60 }, () => ({ type: 'divider' }) as const) }],
    ['50,000 characters', { ...hello, text: mrkdwn`${'x'.repeat(2000)}`.repeat(25) as SlackMessage['text'] }],
    ['an address', { ...hello, text: 'ana@shop.example' as SlackMessage['text'] }],
  ])('16: an answer with %s is kept back and said to be', async (_name, message) => {
    const shell = await useShell({
      mode: 'http',
      listen: (app) => app.command('/bounce-rate', ({ ack }) => answer(ack, message)),
    });
    const { slack, url } = shell;
    const taken = await postSigned(url, commandPayload(slack, 'x'), { secret: slack.signingSecret });
    expect(taken.json).toEqual(commandBody(shellMessage('withheld')));
    expect(shell.metrics()).toContain('bounce_pii_withheld_total');
  });

  test('17: of many workspaces only the last hundred keep a client', async () => {
    const opened: string[] = [];
    const teams = Array.from({ length: 150 }, (_, number) => `T${number}`);
    const clients = manySlackClients({
      teams,
      token: (team) => Promise.resolve(`xoxb-${team}`),
      open: (token) => {
        opened.push(token);
        return openSlackClient({ token, channels: [], linkHosts: [], nowMs: Date.now });
      },
      nowMs: () => 0,
    });
    for (const team of teams) await clients.client(team);
    await clients.client('T149');
    expect(opened).toHaveLength(150);
    await clients.client('T0');
    expect(opened).toHaveLength(151);
    expect(await clients.client('T-unlisted')).toBeNull();
  });

  test('18: an answer that Slack refuses with status 200, or never takes, is known not to have come', async () => {
    const slack = await startFakeSlack();
    onTestFinished(slack.close);
    const options = {
      token: slack.botToken,
      channels: [],
      linkHosts: [],
      nowMs: Date.now,
      apiUrl: slack.apiUrl,
      responseOrigins: [slack.origin],
    };
    const client = openSlackClient(options);
    const hasty = openSlackClient({ ...options, timeoutMs: 400 });
    const { url } = slack.makeResponseUrl({ channel: 'C0123456789', user: 'U0ASKER' });
    const how = { inChannel: false, replaceOriginal: false };
    slack.switches.respondErrors.push('invalid_blocks');
    expect(await client.respond(url, hello, how)).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    slack.switches.latencyMs = 2000;
    expect(await hasty.respond(url, hello, how)).toMatchObject({ ok: false, failure: { kind: 'unknown' } });
    expect(await client.respond('https://hooks.slack.example/x', hello, how)).toMatchObject({
      ok: false,
      failure: { kind: 'withheld' },
    });
  });

  test('19: no log holds a payload, a token, an address of an answer, or words of a request', async () => {
    const { slack, url, lines } = await useShell({
      mode: 'http',
      watchdogMs: 20,
      listen: (app) => {
        app.command('/bounce-rate', ({ command }) => Promise.reject(new Error(`broken by ${command.text}`)));
        app.action('gate.why', ({ body }) => Promise.reject(Object.assign(new Error('x'), { body })));
      },
    });
    const secret = slack.signingSecret;
    const command = commandPayload(slack, 'canary-words');
    await postSigned(url, command, { secret });
    await postSigned(url, clickPayload(slack, { actionId: 'gate.why', value: 'canary-value' }), { secret });
    await postSigned(url, command, { secret, signature: 'v0=canary-signature' });
    await postSignedBody(url, 'payload={canary', { secret });
    await postSignedBody(url, `${formBody(command)}&text=canary-twice`, { secret });
    expect(lines.length).toBeGreaterThanOrEqual(4);
    const log = lines.join('');
    for (const word of ['canary', 'U0ASKER', '/response/', 'trigger', secret, slack.botToken]) {
      expect(log).not.toContain(word);
    }
  });
});

/** Sends 64 MB as fast as they are taken; ends with the status, or `cut` when the connection was ended. */
function sendHuge(
  url: string,
  how: 'told' | 'untold',
): Promise<{ readonly ended: number | 'cut'; readonly sentBytes: number }> {
  const bytes = 64 * 1024 * 1024;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...signatureHeaders('x', { secret: 'nobody knows' }),
    ...(how === 'told' ? { 'content-length': String(bytes) } : { 'transfer-encoding': 'chunked' }),
  };
  return new Promise((resolve) => {
    const end = (ended: number | 'cut'): void => {
      const sentBytes = sending.socket?.bytesWritten ?? 0;
      sending.destroy();
      resolve({ ended, sentBytes });
    };
    const sending = request(url, { method: 'POST', headers }, (response) => end(response.statusCode ?? 0));
    sending.on('error', () => end('cut'));
    const part = Buffer.alloc(64 * 1024, 120);
    let left = bytes;
    const more = (): void => {
      while (left > 0 && !sending.destroyed) {
        left -= part.length;
        if (!sending.write(part)) return void sending.once('drain', more);
      }
    };
    more();
  });
}
