import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandPayload } from './fake-payloads.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { postSigned } from './sign-request.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
  slack.addChannel('C0123456789');
});
afterEach(() => slack.close());

test('the real Bolt answers an envelope of Socket Mode inside the acknowledgement', async () => {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    deferInitialization: true,
  });
  app.command('/bounce-rate', async ({ ack, command }) => ack({ text: `heard ${command.text}` }));
  await app.init();
  await app.start();
  await slack.socket.opened(1);
  const ack = await slack.socket.envelope(commandPayload(slack, 'latest'));
  await app.stop();
  await expect.poll(() => slack.socket.connections()).toBe(0);
  expect(ack).toMatchObject({ acked: true, payload: { text: 'heard latest' } });
  expect(slack.callsOf('apps.connections.open')[0]?.token).toBe('xapp-fake');
  expect(slack.callsOf('auth.test')[0]?.token).toBe('xoxb-fake');
});

test('the real Bolt takes a signed request over HTTP, and refuses one signed with another secret', async () => {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    deferInitialization: true,
  });
  app.command('/bounce-rate', async ({ ack }) => ack({ text: 'here' }));
  await app.init();
  const server = await app.start(0);
  const address = 'address' in server ? server.address() : null;
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/slack/events`;
  const good = await postSigned(url, commandPayload(slack, ''), { secret: slack.signingSecret });
  const bad = await postSigned(url, commandPayload(slack, ''), { secret: 'another' });
  await app.stop();
  expect(good).toMatchObject({ status: 200, json: { text: 'here' } });
  expect(bad.status).toBe(401);
});
