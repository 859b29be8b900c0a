import type { SlackAnswer, SlackFailure } from './slack-client.ts';
import { errorWord, parseFields, untakenCodes } from './slack-words.ts';

/** One POST: the body as it is written, and how long everything may take. */
export interface SlackRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly nowMs: () => number;
}

export interface SlackReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** No answer that we ask for is as long. */
const longestAnswerBytes = 4 * 1024 * 1024;

const defaultWaitSeconds = 30;
const longestWaitSeconds = 3600;

// errors of Node and undici before a byte of the request is out
const unsentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Sends one request and reads its bounded answer. Never follows a redirect, never throws, never tries twice. */
export async function sendRequest(request: SlackRequest): Promise<SlackAnswer<SlackReply>> {
  const { url, headers, body, timeoutMs } = request;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      // because a redirect would carry the body, and a token, somewhere else
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 429) return limited(request, response);
    const text = await readBounded(response);
    if (text === null) return failed({ kind: 'unknown', code: 'answer_too_long' });
    if (response.status >= 500) return failed(brokenDown(response.status, text));
    return { ok: true, value: { status: response.status, headers: response.headers, text } };
  } catch (error) {
    return failed(failureOf(error));
  }
}

/** A failure as an answer. */
export function failed(failure: SlackFailure): { readonly ok: false; readonly failure: SlackFailure } {
  return { ok: false, failure };
}

async function limited(request: SlackRequest, response: Response): Promise<SlackAnswer<SlackReply>> {
  await response.body?.cancel();
  const asked = Number(response.headers.get('retry-after') ?? defaultWaitSeconds);
  const seconds =
    Number.isFinite(asked) && asked > 0 ? Math.min(asked, longestWaitSeconds) : defaultWaitSeconds;
  return failed({ kind: 'limited', afterMs: request.nowMs() + seconds * 1000, code: 'ratelimited' });
}

async function readBounded(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body) {
    bytes += part.byteLength;
    // leaving the loop cancels the rest
    if (bytes > longestAnswerBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** A page of whatever stands before Slack tells nothing; Slack's own word for being away says that nothing was done. */
function brokenDown(status: number, text: string): SlackFailure {
  const code = errorWord(parseFields(text)?.error);
  return untakenCodes.has(code) ? { kind: 'unsent', code } : { kind: 'unknown', code: `http_${status}` };
}

function failureOf(error: unknown): SlackFailure {
  if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'unknown', code: 'timeout' };
  const cause = error instanceof Error ? error.cause : null;
  const causes: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  // several addresses of one host were tried: only if none took it, it was surely not sent
  const decisive = causes.find((one) => !isBeforeRequest(one));
  const code = codeOf(decisive ?? causes[0]);
  // because an error may come without a cause, what was found does not tell whether there was one
  const kind = causes.length > 0 && causes.every(isBeforeRequest) ? 'unsent' : 'unknown';
  return { kind, code: /^[A-Z0-9_]{1,60}$/.test(code) ? code.toLowerCase() : 'connection_lost' };
}

/** Whether a connection failed before it could carry a byte of the request. */
function isBeforeRequest(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  if (unsentCodes.has(codeOf(cause))) return true;
  if ('syscall' in cause) return cause.syscall === 'connect';
  // because Node names the host in the error of a TLS handshake that was cut off, and in none that comes later
  return codeOf(cause) === 'ECONNRESET' && 'host' in cause && 'port' in cause;
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
