import type { SlackCall, SlackResult } from './call-slack.ts';
import type { SlackAnswer, SlackClient, SlackTarget } from './slack-client.ts';

/** How far the clocks of Slack and of this machine may be apart. */
const skewMs = 5 * 60 * 1000;
const mostMessages = 200;

/** The newest message of our own user with a key in its metadata; needs the scope channels:history or groups:history. */
export async function findOwnMessage(
  slack: {
    readonly ask: (call: SlackCall) => Promise<SlackAnswer<SlackResult>>;
    readonly authTest: SlackClient['authTest'];
  },
  { channel, threadTs }: SlackTarget,
  { key, sinceMs }: { readonly key: string; readonly sinceMs: number },
): Promise<SlackAnswer<string | null>> {
  const own = await slack.authTest();
  if (!own.ok) return own;
  const oldest = ((sinceMs - skewMs) / 1000).toFixed(6);
  const range = { channel, oldest, limit: mostMessages, include_all_metadata: true };
  const answer = await slack.ask(
    threadTs === undefined
      ? { method: 'conversations.history', body: range, form: true }
      : { method: 'conversations.replies', body: { ...range, ts: threadTs }, form: true },
  );
  if (!answer.ok) return answer;
  const messages: readonly unknown[] = Array.isArray(answer.value.fields.messages)
    ? answer.value.fields.messages
    : [];
  const found = messages.find(
    (message) => fieldOf(message, 'user') === own.value.user && keyOf(message) === key,
  );
  const ts = fieldOf(found, 'ts');
  return { ok: true, value: typeof ts === 'string' ? ts : null };
}

function keyOf(message: unknown): unknown {
  const metadata = fieldOf(message, 'metadata');
  // because another app may name its metadata as it likes, but not post as our user
  return fieldOf(metadata, 'event_type') === 'bounce_gate_post'
    ? fieldOf(fieldOf(metadata, 'event_payload'), 'key')
    : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  // because `in` does not narrow to a name in a variable
  return (value as Readonly<Record<string, unknown>>)[name];
}
