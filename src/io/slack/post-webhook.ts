import type { SlackMessage } from '../../core/slack/block-kit.ts';
import { isFrom, slackResponseOrigin } from './respond-to-url.ts';
import { failed, sendRequest } from './send-request.ts';
import { type ExitRules, sendMessageSafely } from './send-safely.ts';
import type { SlackAnswer } from './slack-client.ts';
import { errorWord } from './slack-words.ts';

/** An incoming webhook; its address is a secret. */
export interface WebhookOptions extends ExitRules {
  readonly url: string;
  readonly nowMs: () => number;
  /** Slack's own unless told. */
  readonly origins?: readonly string[];
  readonly timeoutMs?: number;
}

/**
 * Posts a message by an incoming webhook, which has its channel in its address: no updates, no threads, no metadata.
 * Words of Slack's refusals: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
 */
export async function postWebhook(
  message: SlackMessage,
  options: WebhookOptions,
): Promise<SlackAnswer<null>> {
  const { url, nowMs, origins = [slackResponseOrigin], timeoutMs = 10_000 } = options;
  if (!isFrom(url, origins)) return failed({ kind: 'withheld', code: 'webhook_url' });
  return sendMessageSafely(message, options, async ({ text, blocks }) => {
    const reply = await sendRequest({
      url,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ text, blocks, unfurl_links: false, unfurl_media: false, link_names: false }),
      timeoutMs,
      nowMs,
    });
    if (!reply.ok) return reply;
    const { status, text: word } = reply.value;
    if (status === 200 && word === 'ok') return { ok: true, value: null };
    return failed({ kind: 'refused', code: errorWord(word) });
  });
}
