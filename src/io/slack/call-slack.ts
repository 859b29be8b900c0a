import { failed, sendRequest } from './send-request.ts';
import type { SlackAnswer, SlackFailure } from './slack-client.ts';
import { errorWord, parseFields, untakenCodes } from './slack-words.ts';

/** Where the Web API is, and whose token is used. */
export interface SlackConnection {
  /** Ends in a slash. */
  readonly apiUrl: string;
  readonly token: string;
  readonly timeoutMs: number;
  readonly nowMs: () => number;
}

/** A method and its arguments; `form` for methods that read no JSON (those that only read). */
export interface SlackCall {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly form?: boolean;
}

export interface SlackResult {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

// https://docs.slack.dev/reference/methods/chat.postMessage#errors: parts of the operation may have succeeded
const undecidedCodes: ReadonlySet<string> = new Set(['fatal_error', 'internal_error']);

const waitMs = 30_000;

/** Calls a method of the Web API once; what Slack says is told by its code alone. */
export async function callSlack(
  connection: SlackConnection,
  { method, body, form = false }: SlackCall,
): Promise<SlackAnswer<SlackResult>> {
  const { apiUrl, token, timeoutMs, nowMs } = connection;
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  const reply = await sendRequest({
    url: `${apiUrl}${method}`,
    headers: { 'content-type': `${type}; charset=utf-8`, authorization: `Bearer ${token}` },
    body: form ? formOf(body) : JSON.stringify(body),
    timeoutMs,
    nowMs,
  });
  if (!reply.ok) return reply;
  const { status, headers, text } = reply.value;
  const fields = parseFields(text);
  if (fields === null) {
    const code = `http_${status}`;
    return failed(status === 200 ? { kind: 'unknown', code: 'unreadable' } : { kind: 'refused', code });
  }
  if (fields.ok !== true) return failed(failureOf(fields.error, nowMs));
  return { ok: true, value: { fields, headers } };
}

function failureOf(error: unknown, nowMs: () => number): SlackFailure {
  const code = errorWord(error);
  if (code === 'ratelimited') return { kind: 'limited', afterMs: nowMs() + waitMs, code };
  if (untakenCodes.has(code)) return { kind: 'unsent', code };
  return { kind: undecidedCodes.has(code) ? 'unknown' : 'refused', code };
}

function formOf(body: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
