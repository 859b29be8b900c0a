import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A real PostgreSQL of the tests' own, on the loopback address and a unix socket. */
export interface TestPostgres {
  /** Makes an empty database and gives its URL. */
  readonly makeDatabase: () => Promise<string>;
  /** Ends the server in the middle of its work, as a crash does; its connections are cut. */
  readonly halt: () => Promise<void>;
  /** Starts it again after `halt`, at the same place. */
  readonly resume: () => Promise<void>;
  /** Ends it and removes its files. */
  readonly stop: () => Promise<void>;
}

/** Why there is none: told by the tests that are skipped. */
export const noPostgres =
  'PostgreSQL is not installed: looked for initdb on PATH and in /usr/lib/postgresql/*/bin';

const run = promisify(execFile);

/**
 * Starts a PostgreSQL in a temporary folder: never as root, nothing synced to disk. It ends with `stop`, and with this
 * process at the latest. Null when none is installed, except with `CI`, where that is an error.
 */
export async function startPostgres(): Promise<TestPostgres | null> {
  const programs = findPrograms();
  if (programs === null) {
    if (process.env.CI !== undefined) throw new Error(noPostgres);
    console.warn(noPostgres);
    return null;
  }
  const account = serverAccount();
  const folder = await mkdtemp(join(tmpdir(), 'gate-pg-'));
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const flags = ['--auth=trust', '--username=gate', '--no-sync', '--encoding=UTF8', '--locale=C'];
  await run(join(programs, 'initdb'), ['-D', data, ...flags], { ...account, cwd: folder });
  const port = await freePort();
  const server = { programs, data, folder, port, account };
  let running = await startServer(server);
  let databases = 0;
  return {
    makeDatabase: async () => {
      databases += 1;
      const name = `gate_${databases}`;
      await query(urlOf(port, 'postgres'), `create database ${name}`);
      return urlOf(port, name);
    },
    halt: () => endServer(running),
    resume: async () => {
      running = await startServer(server);
    },
    stop: async () => {
      await endServer(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const urlOf = (port: number, name: string) => `postgres://gate@127.0.0.1:${port}/${name}`;

/** The folder with the programs of the newest version. */
function findPrograms(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const newest = versions.sort((left, right) => Number(right) - Number(left));
  const folders = [
    ...newest.map((version) => join(root, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to be root, so root gives way to the user made for it, or to nobody. */
function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (user === undefined) throw new Error('there is no user that PostgreSQL could run as');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

interface Server {
  readonly programs: string;
  readonly data: string;
  readonly folder: string;
  readonly port: number;
  readonly account: Account | null;
}

async function startServer({ programs, data, folder, port, account }: Server): Promise<ChildProcess> {
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=60', 'log_min_messages=fatal']
    .concat(['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'shared_buffers=16MB'])
    .flatMap((setting) => ['-c', setting]);
  // because the server outlives a test that was killed, a shell waits for the end of its input and ends it then
  const script = '"$@" & server=$!; cat >/dev/null; kill -QUIT $server; wait $server';
  const child = spawn(
    'sh',
    ['-c', script, 'sh', join(programs, 'postgres'), '-D', data, '-p', String(port), ...settings],
    { ...account, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  await untilReady(urlOf(port, 'postgres'), child);
  return child;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`);
    const isReady = await query(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not start within 50 s');
}

async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end().catch(() => null);
  }
}

// because the ports above are given to whoever connects to something, and the server comes and goes at its own
const portsFrom = 20_000;
const portsTo = 32_000;

/** A port that is free now, and that the system gives to nobody. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(portsFrom, portsTo);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return port;
  }
}
