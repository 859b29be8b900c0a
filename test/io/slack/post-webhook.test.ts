import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlackMessage } from '../../../src/core/slack/block-kit.ts';
import { postWebhook, type WebhookOptions } from '../../../src/io/slack/post-webhook.ts';
import { mrkdwn, plain } from '../../../src/report/slack/mrkdwn.ts';
import { chartOf } from '../../core/slack/sample-payloads.ts';
import { type FakeSlack, startFakeSlack } from '../../slack/fake-slack.ts';

const channel = 'C0123456789';
const message: SlackMessage = {
  text: mrkdwn`autumn-sale did not pass.`,
  blocks: [{ type: 'header', text: plain('autumn-sale did not pass') }],
};

let slack: FakeSlack;
let options: WebhookOptions;

beforeEach(async () => {
  slack = await startFakeSlack();
  slack.addChannel(channel);
  options = {
    url: slack.makeWebhook(channel),
    origins: [slack.origin],
    linkHosts: new Set(['github.com']),
    nowMs: () => 1000,
  };
});
afterEach(() => slack.close());

test('a message goes into the channel of the webhook, with nothing unfurled', async () => {
  expect(await postWebhook(message, options)).toEqual({ ok: true, value: null });
  expect(slack.messages(channel)).toMatchObject([{ text: 'autumn-sale did not pass.' }]);
  expect(slack.callsOf('webhook')[0]?.body).toMatchObject({ unfurl_links: false, link_names: false });
});

test('a chart that is refused is left out', async () => {
  slack.switches.refuseCharts = true;
  const answer = await postWebhook({ ...message, blocks: [...message.blocks, chartOf()] }, options);
  expect(answer.ok).toBe(true);
  expect(slack.messages(channel)).toMatchObject([{ blocks: [{ type: 'header' }] }]);
});

describe('nothing is sent', () => {
  test('to an address elsewhere', async () => {
    const answer = await postWebhook(message, { ...options, url: 'https://evil.example/services/1' });
    expect(answer).toEqual({ ok: false, failure: { kind: 'withheld', code: 'webhook_url' } });
  });

  test('that holds an address', async () => {
    const bad: SlackMessage = {
      ...message,
      blocks: [{ type: 'header', text: { type: 'plain_text', text: 'anna@example.com', emoji: false } }],
    };
    const answer = await postWebhook(bad, options);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'withheld', code: 'address' } });
    expect(slack.calls).toEqual([]);
  });
});

describe('what Slack says is told by its word', () => {
  test('a webhook that was taken away', async () => {
    const answer = await postWebhook(message, { ...options, url: `${slack.origin}/services/99` });
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'no_service' } });
  });

  test('a channel that was archived', async () => {
    slack.addChannel(channel, { isArchived: true });
    const answer = await postWebhook(message, options);
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'channel_is_archived' } });
  });

  test('a page of somebody in between, told with status 200', async () => {
    const server = createServer((_, response) => response.end('<html>Please log in</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const origin = `http://127.0.0.1:${port}`;
    const answer = await postWebhook(message, { ...options, url: `${origin}/services/1`, origins: [origin] });
    server.close();
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused', code: 'unreadable' } });
  });

  test('a limit', async () => {
    slack.switches.limited.set('webhook', 7);
    const answer = await postWebhook(message, options);
    expect(answer).toEqual({ ok: false, failure: { kind: 'limited', afterMs: 8000, code: 'ratelimited' } });
  });
});
