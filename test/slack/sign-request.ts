import { createHmac } from 'node:crypto';
import type { FakePayload } from './fake-payloads.ts';

export interface SignedOptions {
  readonly secret: string;
  /** When Slack says that it sent it; now unless told. */
  readonly atMs?: number;
  /** A signature other than the right one. */
  readonly signature?: string;
  readonly contentType?: string;
  /** Sent in place of what was signed. */
  readonly tampered?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SignedAnswer {
  readonly status: number;
  readonly text: string;
  /** The answer as JSON; null when it is none. */
  readonly json: unknown;
  readonly ms: number;
}

/** The headers by which Slack proves a request (https://docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signatureHeaders(
  body: string,
  { secret, atMs = Date.now(), signature }: SignedOptions,
): Readonly<Record<string, string>> {
  const seconds = String(Math.trunc(atMs / 1000));
  const right = `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
  return { 'x-slack-request-timestamp': seconds, 'x-slack-signature': signature ?? right };
}

/** A command's fields or an interaction's `{ payload }` as Slack writes the body of a form. */
export function formBody(payload: FakePayload): string {
  if (!('command' in payload)) return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

/** Sends a command or an interaction, or an event as JSON, to the bot as Slack does in HTTP mode. */
export async function postSigned(
  url: string,
  payload: FakePayload,
  options: SignedOptions,
): Promise<SignedAnswer> {
  const isEvent = payload.type === 'event_callback' || payload.type === 'url_verification';
  const body = isEvent ? JSON.stringify(payload) : formBody(payload);
  const type = isEvent ? 'application/json' : 'application/x-www-form-urlencoded';
  return postSignedBody(url, body, { ...options, contentType: options.contentType ?? type });
}

/** Sends any body with a signature over it. */
export async function postSignedBody(
  url: string,
  body: string,
  options: SignedOptions,
): Promise<SignedAnswer> {
  const startMs = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': options.contentType ?? 'application/x-www-form-urlencoded',
      ...signatureHeaders(body, options),
      ...options.headers,
    },
    body: options.tampered ?? body,
  });
  const text = await response.text();
  return { status: response.status, text, json: parse(text), ms: performance.now() - startMs };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
