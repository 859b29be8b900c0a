import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { readLedger } from '../../../src/io/ledger/read-ledger.ts';
import { branchFiles, placeAt, recordOf } from './make-ledger.ts';
import { serveLedger, useLedger } from './use-ledger.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const credential = { user: 'x-access-token', token: 'sekret' };

test('a server that sends us elsewhere does not get our credential there', async () => {
  const seen: string[] = [];
  const thief = createServer((request, response) => {
    seen.push(request.headers.authorization ?? '');
    response.writeHead(404).end();
  });
  await new Promise<void>((done) => thief.listen(0, '127.0.0.1', done));
  // because a server that listens on a port has an address of this form
  const thiefPort = (thief.address() as AddressInfo).port;
  const sender = createServer((request, response) => {
    const location = `http://127.0.0.1:${thiefPort}${request.url ?? '/'}`;
    response.writeHead(302, { location }).end();
  });
  await new Promise<void>((done) => sender.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    thief.close();
    sender.close();
  });
  // because a server that listens on a port has an address of this form
  const { port } = sender.address() as AddressInfo;
  const place = placeAt(`http://127.0.0.1:${port}/lists.git`, credential);
  expect(await appendRecords(place, [recordOf(1)])).toMatchObject({ kind: 'pending', reason: 'moved' });
  expect(await readLedger(place)).toEqual({ kind: 'unreachable', reason: 'moved' });
  expect(seen).toEqual([]);
});

test('what a server says comes back as a code, and nothing of it besides', async () => {
  const ledger = await serveLedger();
  const hook = '#!/bin/sh\necho "::error::<b>pwned</b> ada@example.com" >&2\nexit 1\n';
  await writeFile(join(ledger.folder, 'hooks/pre-receive'), hook, { mode: 0o755 });
  const done = await appendRecords(ledger.http, [recordOf(1)], { budgetMs: 2500 });
  expect(done).toMatchObject({ kind: 'pending' });
  expect(JSON.stringify(done)).not.toMatch(/pwned|ada@/);
});

test('no setting of the user or of the environment counts, and no helper is asked for a credential', async () => {
  const ledger = await serveLedger();
  const canary = join(ledger.parent, 'canary');
  const program = join(ledger.parent, 'program.sh');
  await writeFile(program, `#!/bin/sh\necho sang >> ${canary}\n`, { mode: 0o755 });
  const settings = `[credential]\n\thelper = "!${program}"\n[core]\n\taskPass = ${program}\n\thooksPath = ${ledger.parent}\n`;
  await writeFile(join(ledger.parent, '.gitconfig'), settings);
  await writeFile(join(ledger.parent, 'reference-transaction'), await readFile(program), { mode: 0o755 });
  vi.stubEnv('HOME', ledger.parent);
  vi.stubEnv('GIT_ASKPASS', program);
  vi.stubEnv('SSH_ASKPASS', program);
  vi.stubEnv('GIT_CONFIG_COUNT', '1');
  vi.stubEnv('GIT_CONFIG_KEY_0', 'credential.helper');
  vi.stubEnv('GIT_CONFIG_VALUE_0', `!${program}`);
  vi.stubEnv('GIT_ALLOW_PROTOCOL', 'ext:file:http');
  expect(await appendRecords(ledger.http, [recordOf(1)])).toMatchObject({ kind: 'written' });
  ledger.server.demand('Basic eDp5');
  expect(await readLedger(ledger.http)).toEqual({ kind: 'unreachable', reason: 'unauthorized' });
  expect(await readdir(ledger.parent)).not.toContain('canary');
});

test('over ssh git asks the ssh of the machine, with the agent of the user and no questions', async () => {
  const ledger = await useLedger();
  const seen = join(ledger.parent, 'seen');
  const script = `#!/bin/sh\necho "$* agent=$SSH_AUTH_SOCK home=$HOME" >> ${seen}\nfor last; do :; done\neval "$last"\n`;
  await writeFile(join(ledger.parent, 'ssh'), script, { mode: 0o755 });
  vi.stubEnv('PATH', `${ledger.parent}${delimiter}${process.env.PATH}`);
  vi.stubEnv('SSH_AUTH_SOCK', '/run/agent');
  vi.stubEnv('GIT_SSH_COMMAND', 'false');
  const place = placeAt(`ssh://git@git.example.com:2222${ledger.folder}`);
  expect(await appendRecords(place, [recordOf(1)])).toMatchObject({ kind: 'written', how: 'branch' });
  expect(branchFiles(ledger)).toHaveLength(1);
  const text = await readFile(seen, 'utf8');
  expect(text).toContain('-o BatchMode=yes');
  expect(text).toContain('-p 2222 git@git.example.com');
  expect(text).toContain('agent=/run/agent');
  expect(text).not.toContain(`home=${process.env.HOME}\n`);
});
