import type { ServerResponse } from 'node:http';
import { parseFields } from './fake-api.ts';
import type { Fields } from './fake-asked.ts';
import { refuseBlocks } from './fake-blocks.ts';
import { addMessage } from './fake-messages.ts';
import type { FakeResponseUrl, FakeState } from './fake-state.ts';

interface Incoming {
  readonly id: string;
  readonly text: string;
  readonly response: ServerResponse;
}

/** Answers at most through one response URL, and for how long (https://docs.slack.dev/interactivity/handling-user-interaction). */
const mostUses = 5;
const responseUrlMs = 30 * 60 * 1000;

/** An answer by `response_url`: seen by one user, or by the channel. */
export function answerResponseUrl(state: FakeState, { id, text, response }: Incoming): void {
  const { status, error } = useResponseUrl(state, id, parseFields(text));
  const isOk = error === null;
  response.writeHead(status, { 'content-type': isOk ? 'text/plain' : 'application/json' });
  response.end(isOk ? 'ok' : JSON.stringify({ ok: false, error }));
}

function useResponseUrl(
  state: FakeState,
  id: string,
  body: Fields | null,
): { readonly status: number; readonly error: string | null } {
  const made = state.responseUrls.get(id);
  if (made === undefined) return { status: 404, error: 'invalid_url' };
  if (state.nowMs() - made.madeAtMs > responseUrlMs) return { status: 404, error: 'expired_url' };
  if (made.uses >= mostUses) return { status: 404, error: 'used_url' };
  const switched = state.switches.respondErrors.shift();
  if (switched !== undefined) return { status: 200, error: switched };
  if (body === null) return { status: 400, error: 'invalid_payload' };
  made.uses += 1;
  const refusal = body.delete_original === true ? null : refuseAnswer(body, state.switches.refuseCharts);
  // because Slack tells that with status 200
  if (refusal !== null) return { status: 200, error: refusal };
  made.bodies.push(body);
  show(state, made, body);
  return { status: 200, error: null };
}

function show(state: FakeState, made: FakeResponseUrl, body: Fields): void {
  if (body.delete_original === true || body.replace_original === true) return;
  addMessage(state, {
    channel: made.channel,
    author: hook(state.channels.get(made.channel)?.team),
    threadTs: null,
    body,
    ephemeralTo: body.response_type === 'in_channel' ? null : made.user,
  });
}

/** A message by an incoming webhook; words and states of https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. */
export function answerWebhook(state: FakeState, { id, text, response }: Incoming): void {
  const body = parseFields(text);
  const waitSeconds = state.switches.limited.get('webhook');
  const { status, word } =
    waitSeconds === undefined ? useWebhook(state, id, body) : { status: 429, word: 'rate_limited' };
  if (waitSeconds !== undefined) response.setHeader('retry-after', String(waitSeconds));
  const answer = { ok: status === 200, error: word };
  state.calls.push({ method: 'webhook', token: null, body: body ?? {}, atMs: state.nowMs(), answer });
  response.writeHead(status, { 'content-type': 'text/plain' }).end(word);
}

function useWebhook(
  state: FakeState,
  id: string,
  body: Fields | null,
): { readonly status: number; readonly word: string } {
  const channel = state.channels.get(state.webhooks.get(id) ?? '');
  if (channel === undefined) return { status: 404, word: 'no_service' };
  if (channel.isArchived) return { status: 410, word: 'channel_is_archived' };
  if (body === null) return { status: 400, word: 'invalid_payload' };
  const refusal = refuseAnswer(body, state.switches.refuseCharts);
  if (refusal !== null) return { status: 400, word: refusal };
  addMessage(state, { channel: channel.id, author: hook(channel.team), threadTs: null, body });
  return { status: 200, word: 'ok' };
}

function hook(team = 'T0FAKE'): { readonly team: string; readonly userId: string; readonly botId: string } {
  return { team, userId: 'U0HOOK', botId: 'B0HOOK' };
}

/** What a webhook or a response URL would not take; Slack answers with the word alone. */
function refuseAnswer(body: Fields, refuseCharts: boolean): string | null {
  if (body.text === undefined && body.blocks === undefined) return 'no_text';
  return (
    (body.blocks === undefined ? null : refuseBlocks(body.blocks, 'message', refuseCharts))?.error ?? null
  );
}
