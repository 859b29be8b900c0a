import type { App } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandBody } from '../../src/bot/intake/command-body.ts';
import { serveRoutes } from '../../src/bot/serve-routes.ts';
import { slackRoute } from '../../src/bot/slack-route.ts';
import { shellMessage, shellModal } from '../../src/report/slack/shell-messages.ts';
import { clickPayload, commandPayload, eventPayload, submissionPayload } from '../slack/fake-payloads.ts';
import { postSigned, postSignedBody } from '../slack/sign-request.ts';
import { type Shell, useShell } from './use-shell.ts';

const broken = () => Promise.reject(new Error('broken'));
const view = { callback_id: 'gate.override', type: 'modal', private_metadata: '' };

function breaking(app: App): void {
  app.command('/bounce-rate', broken);
  app.action('gate.why', broken);
  app.view('gate.override', broken);
  app.event('app_home_opened', broken);
}

function send({ url, slack }: Shell, payload: Readonly<Record<string, unknown>>) {
  return postSigned(url, payload, { secret: slack.signingSecret });
}

function said({ slack }: Shell): readonly unknown[] {
  return [...slack.state.responseUrls.values()].flatMap(({ bodies }) => bodies);
}

describe('whatever a listener does, somebody who asked is answered', () => {
  test('a click whose listener fails is acknowledged, and told of by its response URL', async () => {
    const shell = await useShell({ mode: 'http', listen: breaking });
    const taken = await send(shell, clickPayload(shell.slack, { actionId: 'gate.why' }));
    expect(taken).toMatchObject({ status: 200, text: '' });
    await expect.poll(() => said(shell)).toMatchObject([{ text: shellMessage('failed').text }]);
  });

  test('a click after whose acknowledgement the listener fails says so as well', async () => {
    const shell = await useShell({
      mode: 'http',
      listen: (app) =>
        app.action('gate.why', async ({ ack }) => {
          await ack();
          throw new Error('broken');
        }),
    });
    await send(shell, clickPayload(shell.slack, { actionId: 'gate.why' }));
    await expect.poll(() => said(shell)).toMatchObject([{ text: shellMessage('failed').text }]);
  });

  test('a button that nobody listens to is acknowledged without a word', async () => {
    const shell = await useShell({ mode: 'http', listen: breaking });
    const taken = await send(shell, clickPayload(shell.slack, { actionId: 'gate.open' }));
    expect(taken).toMatchObject({ status: 200, text: '' });
    expect(said(shell)).toEqual([]);
  });

  test('a form whose listener fails becomes a modal that says so', async () => {
    const shell = await useShell({ mode: 'http', listen: breaking });
    const taken = await send(shell, submissionPayload(shell.slack, view, {}));
    expect(taken.json).toEqual({ response_action: 'update', view: shellModal('failed') });
  });

  test('an event whose listener fails is acknowledged, and may come again', async () => {
    let runs = 0;
    const shell = await useShell({
      mode: 'http',
      listen: (app) =>
        app.event('app_home_opened', () => {
          runs += 1;
          return runs === 1 ? broken() : Promise.resolve();
        }),
    });
    const event = eventPayload(shell.slack, { type: 'app_home_opened', user: 'U0ASKER', tab: 'home' });
    const { slack, url } = shell;
    for (const shiftMs of [0, 1000, 2000]) {
      const options = { secret: slack.signingSecret, atMs: Date.now() + shiftMs };
      expect((await postSigned(url, event, options)).status).toBe(200);
      await expect.poll(() => shell.inFlight.count()).toBe(0);
    }
    expect(runs).toBe(2);
  });

  test('an error of a form that names an address is not let out', async () => {
    const errors = { reason: 'not ana@shop.example' };
    const shell = await useShell({
      mode: 'http',
      listen: (app) => app.view('gate.override', ({ ack }) => ack({ response_action: 'errors', errors })),
    });
    const taken = await send(shell, submissionPayload(shell.slack, view, {}));
    expect(taken.json).toEqual({ response_action: 'update', view: shellModal('withheld') });
  });

  test('an answer whose connection went away follows by the response URL', async () => {
    const answer = commandBody(shellMessage('away'));
    const shell = await useShell({
      mode: 'socket',
      listen: (app) =>
        app.command('/bounce-rate', async ({ ack }) => {
          shell.slack.socket.refuseConnections(true);
          shell.slack.socket.cut();
          await expect.poll(() => shell.sockets?.openLines()).toBe(0);
          await ack(answer as unknown as string);
        }),
    });
    const { slack } = shell;
    await slack.socket.envelope(commandPayload(slack, 'x'), { timeoutMs: 500 });
    await expect.poll(() => said(shell)).toMatchObject([{ text: answer.text }]);
  });
});

test.each([
  ['a number as JSON', '7', 'application/json'],
  ['a list as JSON', '[]', 'application/json'],
  ['a text as the payload of a form', 'payload=%22x%22', 'application/x-www-form-urlencoded'],
])('a signed body that is %s is answered at once', async (_name, body, contentType) => {
  const shell = await useShell({ mode: 'http', listen: breaking });
  const options = { secret: shell.slack.signingSecret, contentType };
  expect(await postSignedBody(shell.url, body, options)).toMatchObject({ status: 200, text: '' });
  expect(shell.lines.join('')).toContain('"event":"request-refused"');
  expect(shell.inFlight.count()).toBe(0);
});

test('what the receiver never answers is answered by its status', async () => {
  const routes = { 'POST /slack/events': slackRoute(() => undefined, Date.now, 20) };
  const server = await serveRoutes(0, routes, { onError: () => undefined });
  onTestFinished(() => server.close());
  const asked = fetch(`http://127.0.0.1:${server.port}/slack/events`, { method: 'POST', body: 'null' });
  expect((await asked).status).toBe(400);
});

describe('a store that is away', () => {
  const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

  test('leaves what needs no store, and is told where one is needed', async () => {
    const shell = await useShell({
      mode: 'http',
      hasStore: false,
      values: away,
      listen: (app, context) =>
        app.command('/bounce-rate', async ({ ack, command }) => {
          if (command.text === 'june') await context.store.campaignNames(['lists']);
          await ack(commandBody(shellMessage('unknown-command')) as unknown as string);
        }),
    });
    const plain = await send(shell, commandPayload(shell.slack, '1/2'));
    expect(plain.json).toEqual(commandBody(shellMessage('unknown-command')));
    const needy = await send(shell, commandPayload(shell.slack, 'june'));
    expect(needy.json).toEqual(commandBody(shellMessage('away')));
  });
});

test('a request of another app is refused', async () => {
  let runs = 0;
  const shell = await useShell({
    mode: 'http',
    values: { SLACK_APP_ID: 'A0SOMEBODY' },
    listen: (app) =>
      app.command('/bounce-rate', async () => {
        runs += 1;
      }),
  });
  expect((await send(shell, commandPayload(shell.slack, 'x'))).status).toBe(401);
  expect(runs).toBe(0);
});
