import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fields } from './fake-asked.ts';
import { fakeMethods } from './fake-methods.ts';
import type { FakeState, FakeToken } from './fake-state.ts';

interface ApiRequest {
  readonly method: string;
  readonly text: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers a call of the Web API, with what the switches make go wrong. */
export function answerApi(state: FakeState, { method, text, request, response }: ApiRequest): void {
  const type = request.headers['content-type'] ?? '';
  const isUnread = type.startsWith('application/json') && fakeMethods[method]?.isForm === true;
  const body = isUnread ? {} : parseBody(text, type);
  const token = tokenOf(request, body);
  const record = (answer: Fields): void => {
    state.calls.push({ method, token, body, atMs: state.nowMs(), answer });
  };
  const { switches } = state;
  if (switches.hanging.has(method)) {
    record({ ok: false, error: 'fake_hanging' });
    return;
  }
  const waitSeconds =
    switches.limited.get(`${method}:${String(body.channel)}`) ?? switches.limited.get(method);
  if (waitSeconds !== undefined) {
    record({ ok: false, error: 'ratelimited' });
    response.setHeader('retry-after', String(waitSeconds));
    sendJson(response, { ok: false, error: 'ratelimited' }, 429);
    return;
  }
  if (takeOne(switches.cutBefore, method)) {
    record({ ok: false, error: 'fake_cut_before' });
    request.socket.destroy();
    return;
  }
  if (takeOne(switches.broken, method)) {
    record({ ok: false, error: 'fake_broken' });
    response.writeHead(503, { 'content-type': 'text/html' }).end('<html>Something went wrong</html>');
    return;
  }
  const known = token === null ? undefined : state.tokens.get(token);
  const refusal = switches.refuse.get(method)?.shift();
  const answer =
    refusal === undefined ? decide(state, { method, body, token, known }) : { ok: false, error: refusal };
  record(answer);
  if (takeOne(switches.cutAfter, method)) {
    request.socket.destroy();
    return;
  }
  if (known !== undefined) response.setHeader('x-oauth-scopes', known.scopes.join(','));
  if (switches.hugeAnswerBytes > 0) sendHuge(response, switches.hugeAnswerBytes);
  else sendJson(response, answer, 200);
}

function decide(
  state: FakeState,
  asked: {
    readonly method: string;
    readonly body: Fields;
    readonly token: string | null;
    readonly known: FakeToken | undefined;
  },
): Fields {
  const { method, body, token, known } = asked;
  if (method === 'oauth.v2.access') return exchangeCode(state, body);
  const found = fakeMethods[method];
  if (found === undefined) return { ok: false, error: 'unknown_method', req_method: method };
  if (token === null) return { ok: false, error: 'not_authed' };
  if (known === undefined) return { ok: false, error: 'invalid_auth' };
  if (known.revoked) return { ok: false, error: 'token_revoked' };
  if (known.kind !== found.kind) return { ok: false, error: 'not_allowed_token_type' };
  const asks = { state, token: known, body };
  const missing = found.scopes(asks).find((scope) => !known.scopes.includes(scope));
  if (missing !== undefined) {
    return { ok: false, error: 'missing_scope', needed: missing, provided: known.scopes.join(',') };
  }
  return found.run(asks);
}

function exchangeCode(state: FakeState, body: Fields): Fields {
  const code = String(body.code);
  const token = state.oauthCodes.get(code);
  const facts = token === undefined ? undefined : state.tokens.get(token);
  if (token === undefined || facts === undefined) return { ok: false, error: 'invalid_code' };
  // because a code is good for one exchange
  state.oauthCodes.delete(code);
  return {
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: facts.scopes.join(','),
    bot_user_id: facts.userId,
    app_id: 'A0000FAKE',
    team: { id: facts.team, name: 'Fake' },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: 'U0INSTALLER' },
  };
}

function tokenOf(request: IncomingMessage, body: Fields): string | null {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return header ?? (typeof body.token === 'string' ? body.token : null);
}

/** A body as fields; a form's members that hold JSON are parsed, as Slack does. */
function parseBody(text: string, contentType: string): Fields {
  if (contentType.startsWith('application/json')) return parseFields(text) ?? {};
  const fields: [string, unknown][] = [...new URLSearchParams(text)].map(([key, value]) => [
    key,
    /^[[{]/.test(value) ? (parseJson(value) ?? value) : value,
  ]);
  return Object.fromEntries(fields);
}

/** A JSON object, or null for everything else. */
export function parseFields(text: string): Fields | null {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function takeOne(counts: Map<string, number>, method: string): boolean {
  const left = counts.get(method) ?? 0;
  if (left > 0) counts.set(method, left - 1);
  return left > 0;
}

function sendJson(response: ServerResponse, answer: Fields, status: number): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(answer));
}

function sendHuge(response: ServerResponse, bytes: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const part = 'x'.repeat(65_536);
  response.write('{"ok":true,"junk":"');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += part.length) response.write(part);
  response.end('"}');
}
