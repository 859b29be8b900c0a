import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type FakeOperation, type Reply, refuse, type Scope } from './fake-operation.ts';
import { actionsBot, FakeState, type Writer } from './fake-state.ts';
import { readGitHubDescription } from './github-description.ts';
import { operations } from './operations.ts';

/** What goes wrong with the next request of an operation; `carriedOut` tells whether GitHub did it all the same. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly carriedOut?: boolean;
    }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'cut'; readonly carriedOut: boolean }
  | { readonly kind: 'half'; readonly carriedOut: true };

/** One request as the fake saw it. */
export interface SeenCall {
  readonly name: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** How the fake is set up; by default the token may write everything. */
export interface FakeOptions {
  readonly token?: string;
  readonly writer?: Writer;
  readonly repository?: string;
  readonly permissions?: Partial<Readonly<Record<Scope, 'read' | 'write' | 'none'>>>;
  /** `/api/v3` on a GitHub Enterprise Server. */
  readonly basePath?: string;
}

/** A running fake of GitHub's REST API on loopback. */
export interface FakeGitHub {
  readonly url: string;
  readonly state: FakeState;
  readonly calls: readonly SeenCall[];
  /** Breaches of GitHub's description by the fake's own answers: a test asserts that there are none. */
  readonly mistakes: readonly string[];
  /** Lets the next request of this operation go wrong; several are used in turn. */
  readonly fail: (operation: string, fault: Fault, times?: number) => void;
  /** Runs once, after the operation was carried out and before its answer leaves. */
  readonly after: (operation: string, act: () => void) => void;
  readonly stop: () => Promise<void>;
}

const description = readGitHubDescription();

/** Starts the fake on a free port of 127.0.0.1. */
export async function startFakeGitHub(options: FakeOptions = {}): Promise<FakeGitHub> {
  const { basePath = '' } = options;
  const desk = new Desk(options);
  const server = createServer((request, response) => {
    desk.serve(request, response).catch((error: unknown) => {
      desk.mistakes.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // because a server that listens on a port has an address of this form
  const { port } = server.address() as AddressInfo;
  desk.origin = `http://127.0.0.1:${port}`;
  return {
    url: `${desk.origin}${basePath}`,
    state: desk.state,
    calls: desk.calls,
    mistakes: desk.mistakes,
    fail: (operation, fault, times = 1) => {
      for (let time = 0; time < times; time += 1) desk.faults.push({ operation, fault });
    },
    after: (operation, act) => void desk.hooks.push({ operation, act }),
    stop: () => stop(server),
  };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

class Desk {
  readonly state = new FakeState();
  readonly calls: SeenCall[] = [];
  readonly mistakes: string[] = [];
  readonly faults: { readonly operation: string; readonly fault: Fault }[] = [];
  readonly hooks: { readonly operation: string; readonly act: () => void }[] = [];
  origin = '';
  readonly #options: FakeOptions;

  constructor(options: FakeOptions) {
    this.#options = options;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readAll(request);
    const url = new URL(request.url ?? '/', this.origin);
    const path = url.pathname.slice((this.#options.basePath ?? '').length);
    const operation = operations.find((one) => isFor(one, request.method, path));
    const name = operation?.name ?? 'unknown';
    this.calls.push({ name, path: url.pathname, headers: request.headers, body: parse(text) });
    const fault = takeFirst(this.faults, (one) => one.operation === name)?.fault;
    const spared = fault !== undefined && fault.kind !== 'slow' && fault.carriedOut !== true;
    const reply = spared ? null : this.#reply(operation, request, url, path, parse(text));
    takeFirst(this.hooks, (one) => one.operation === name)?.act();
    if (fault?.kind === 'slow') await pause(fault.ms, undefined, { ref: false });
    if (fault?.kind === 'cut') return void response.destroy();
    if (fault?.kind === 'answer')
      return send(response, { ...fault, body: fault.body ?? { message: 'fault' } });
    if (reply !== null) send(response, reply, fault?.kind === 'half');
  }

  #reply(
    operation: FakeOperation | undefined,
    request: IncomingMessage,
    url: URL,
    path: string,
    body: unknown,
  ): Reply {
    const {
      token = 'ghs_fake',
      repository = 'octo/lists',
      permissions = {},
      writer = actionsBot,
    } = this.#options;
    const authorization = request.headers.authorization ?? '';
    if (!/^(token|bearer) /i.test(authorization) || authorization.replace(/^\w+ /, '') !== token) {
      return refuse(401, 'Bad credentials');
    }
    if (request.headers['user-agent'] === undefined)
      return refuse(403, 'Request forbidden by administrative rules.');
    const [, where, part = '0'] = operation?.pattern.exec(path) ?? [];
    if (operation === undefined || where !== repository) return refuse(404, 'Not Found');
    const allowed = operation.scopes.some((scope) => mayDo(permissions[scope] ?? 'write', operation.level));
    if (!allowed) return refuse(403, 'Resource not accessible by integration');
    const breaches =
      operation.method === 'get' || operation.method === 'delete' ? [] : description.request(operation, body);
    if (breaches.length > 0) return refuse(422, 'Invalid request.', breaches);
    const { state, origin } = this;
    const place = { number: Number(part), name: decodeURIComponent(part) };
    const reply = operation.run({ state, writer, url, origin, ...place, body: Object(body) });
    if (reply.status < 300) this.#checkOwnAnswer(operation, reply);
    return reply;
  }

  #checkOwnAnswer(operation: FakeOperation, { status, body }: Reply): void {
    // because the description does not say that `line` is null on an outdated comment, as it really is
    const told: unknown = JSON.parse(JSON.stringify(body), (key, value) =>
      key === 'line' ? (value ?? undefined) : value,
    );
    const breaches = description.answer(operation, status, told);
    this.mistakes.push(...breaches.map((breach) => `${operation.name}: ${breach}`));
  }
}

function isFor(operation: FakeOperation, method: string | undefined, path: string): boolean {
  return operation.method === method?.toLowerCase() && operation.pattern.test(path);
}

function mayDo(has: 'read' | 'write' | 'none', needs: 'read' | 'write'): boolean {
  return has === 'write' || has === needs;
}

function send(response: ServerResponse, { status, body, headers }: Reply, half = false): void {
  const text = status === 204 ? '' : JSON.stringify(body);
  const type = status === 204 ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, 'content-length': Buffer.byteLength(text), ...headers });
  if (!half) return void response.end(text);
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function takeFirst<T>(items: T[], fits: (item: T) => boolean): T | undefined {
  const at = items.findIndex(fits);
  return at === -1 ? undefined : items.splice(at, 1)[0];
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
