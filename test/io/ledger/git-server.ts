import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How often something goes wrong, as fractions, and how slow every request is. */
export interface ServerFaults {
  /** Requests that are cut before anything happens. */
  readonly dropRequest: number;
  /** Answers that are cut after everything happened. */
  readonly dropAnswer: number;
  /** Requests answered with 503. */
  readonly unavailable: number;
  /** Pushes whose git is killed while it works. */
  readonly killPush: number;
  /** Whether pushes take effect and are never answered. */
  readonly hangAfterPush: boolean;
  readonly delayMs: number;
  /** Chance, from 0 up to 1. */
  readonly random: () => number;
}

/** A real git server on loopback. */
export interface GitServer {
  readonly url: string;
  /** What clients sent, newest last. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly authorization: string;
  }[];
  /** From now on. */
  readonly setFaults: (faults: Partial<ServerFaults>) => void;
  /** When set, requests without this Authorization header get 401. */
  readonly demand: (authorization: string | null) => void;
  /** How often each fault happened. */
  readonly counts: Readonly<Record<'dropRequest' | 'dropAnswer' | 'unavailable' | 'killPush', number>>;
  readonly stop: () => Promise<void>;
}

const noFaults: ServerFaults = {
  dropRequest: 0,
  dropAnswer: 0,
  unavailable: 0,
  killPush: 0,
  hangAfterPush: false,
  delayMs: 0,
  random: Math.random,
};

/** Serves all repositories of a folder with `git http-backend`; they need `http.receivepack` to be pushed to. */
export async function startGitServer(folder: string): Promise<GitServer> {
  const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
  const requests: { method: string; path: string; authorization: string }[] = [];
  const counts = { dropRequest: 0, dropAnswer: 0, unavailable: 0, killPush: 0 };
  let faults = noFaults;
  let demanded: string | null = null;
  const running = new Set<ChildProcessWithoutNullStreams>();

  const strikes = (fault: keyof typeof counts): boolean => {
    const struck = faults[fault] > 0 && faults.random() < faults[fault];
    if (struck) counts[fault] += 1;
    return struck;
  };

  const refuses = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (demanded !== null && request.headers.authorization !== demanded) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    } else if (strikes('dropRequest')) {
      request.socket.destroy();
    } else if (strikes('unavailable')) {
      response.writeHead(503).end();
    } else {
      return false;
    }
    return true;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = request;
    requests.push({ method, path: url, authorization: headers.authorization ?? '' });
    if (faults.delayMs > 0) await pause(faults.delayMs);
    if (refuses(request, response)) return;
    const child = spawn(backend, { env: cgiEnvironment(request, folder), detached: true });
    running.add(child);
    child.on('close', () => running.delete(child));
    child.stdin.on('error', () => undefined);
    request.pipe(child.stdin);
    const isPush = url.endsWith('/git-receive-pack') && method === 'POST';
    if (isPush && strikes('killPush')) setTimeout(() => killGroup(child), faults.random() * 40);
    const output: Buffer[] = [];
    for await (const chunk of child.stdout) output.push(chunk);
    if (!isPush || !(await losesAnswer(request))) answer(response, Buffer.concat(output));
  };

  const losesAnswer = async (request: IncomingMessage): Promise<boolean> => {
    if (faults.hangAfterPush) await pause(60_000, undefined, { ref: false });
    const lost = strikes('dropAnswer');
    if (lost) request.socket.destroy();
    return lost;
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // because a server that listens on a port has an address of this form
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    counts,
    setFaults: (changed) => {
      faults = { ...noFaults, ...changed };
    },
    demand: (authorization) => {
      demanded = authorization;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      for (const child of running) killGroup(child);
    },
  };
}

function cgiEnvironment({ method, url = '/', headers }: IncomingMessage, folder: string): NodeJS.ProcessEnv {
  const [path = '', query = ''] = url.split('?');
  const named = {
    CONTENT_TYPE: headers['content-type'],
    CONTENT_LENGTH: headers['content-length'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol'],
  };
  return {
    PATH: process.env.PATH,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_COMMITTER_NAME: 'server',
    GIT_COMMITTER_EMAIL: 'server@example.com',
    REQUEST_METHOD: method,
    PATH_INFO: path,
    QUERY_STRING: query,
    REMOTE_ADDR: '127.0.0.1',
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
  };
}

// RFC 3875: headers, an empty line, the body
function answer(response: ServerResponse, output: Buffer): void {
  const end = output.indexOf('\r\n\r\n');
  // because a backend that was killed has said nothing
  if (end === -1) return void response.destroy();
  let status = 200;
  for (const line of output.toString('latin1', 0, end).split('\r\n')) {
    const [name = '', value = ''] = line.split(': ', 2);
    if (name === 'Status') status = Number(value.slice(0, 3));
    else response.setHeader(name, value);
  }
  response.writeHead(status).end(output.subarray(end + 4));
}

function killGroup(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // because it may have ended by itself
  }
}
