import { failed, sendRequest } from './send-request.ts';
import type { SlackAnswer } from './slack-client.ts';
import { errorWord, parseFields } from './slack-words.ts';

/** Where Slack's response URLs and webhooks are. */
export const slackResponseOrigin = 'https://hooks.slack.com';

/**
 * Answers a command or a click by its response URL: at most 5 times within 30 minutes. An address elsewhere gets nothing,
 * since it came with a request. Slack may say no with status 200, so the words of the answer are read.
 */
export async function respondToUrl(
  url: string,
  message: Readonly<Record<string, unknown>>,
  how: {
    readonly inChannel: boolean;
    readonly replaceOriginal: boolean;
    readonly origins: readonly string[];
    readonly timeoutMs: number;
    readonly nowMs: () => number;
  },
): Promise<SlackAnswer<null>> {
  if (!isFrom(url, how.origins)) return failed({ kind: 'withheld', code: 'response_url' });
  // metadata is for messages of our own alone
  const { metadata: _, ...shown } = message;
  const body = {
    ...shown,
    response_type: how.inChannel ? 'in_channel' : 'ephemeral',
    replace_original: how.replaceOriginal,
  };
  const reply = await sendRequest({
    url,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    timeoutMs: how.timeoutMs,
    nowMs: how.nowMs,
  });
  if (!reply.ok) return reply;
  const fields = parseFields(reply.value.text);
  if (reply.value.status === 200 && fields?.ok !== false) return { ok: true, value: null };
  const code = fields === null ? `http_${reply.value.status}` : errorWord(fields.error);
  return failed({ kind: 'refused', code });
}

/** Whether an address belongs to one of the origins and holds no user name. */
export function isFrom(address: string, origins: readonly string[]): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && url.username === '' && url.password === '' && origins.includes(url.origin);
}
