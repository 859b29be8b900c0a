import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { GitNetwork } from '../../../src/io/git/git-network.ts';
import { type Git, startGit } from '../../../src/io/git/run-git.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { fakeGit } from './fake-git.ts';

async function gitIn(folder: string, network?: GitNetwork): Promise<Git> {
  const homeFolder = await mkdtemp(join(folder, 'home-'));
  const place = { gitFolder: join(folder, 'git'), homeFolder, untrusted: '/nowhere' };
  await mkdir(place.gitFolder, { recursive: true });
  return startGit(network === undefined ? place : { ...place, network });
}

async function outputOf(stream: AsyncGenerator<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8').trim();
}

test('git reads what it is given', async () => {
  const git = await gitIn(await temporaryFolder());
  const parts = Array.from({ length: 300 }, () => Buffer.alloc(1000, 'a'));
  const id = await outputOf(git.stream(['hash-object', '--stdin'], 20_000, parts));
  expect(id).toBe(await outputOf(git.stream(['hash-object', '--stdin'], 20_000, [Buffer.concat(parts)])));
});

test('a git that ends without reading all of it is told by its own end', async () => {
  const git = await gitIn(await temporaryFolder());
  const endless = Array.from({ length: 3000 }, () => Buffer.alloc(10_000, 'a'));
  const call = outputOf(git.stream(['hash-object', '--stdin', '--no-such-option'], 20_000, endless));
  await expect(call).rejects.toMatchObject({ reason: 'refused' });
});

test('only the protocol that was allowed is spoken, and only its environment is there', async () => {
  const folder = await temporaryFolder();
  const url = `file://${folder}/nowhere`;
  const closed = await gitIn(folder);
  await expect(outputOf(closed.stream(['ls-remote', url]))).rejects.toMatchObject({
    detail: expect.stringContaining("transport 'file' not allowed"),
  });
  const open = await gitIn(folder, { protocol: 'file', environment: { BOUNCE: 'gate' } });
  await expect(outputOf(open.stream(['ls-remote', url]))).rejects.toMatchObject({
    detail: expect.stringContaining('does not appear to be a git repository'),
  });
  await expect(outputOf(open.stream(['ls-remote', 'ext::sh -c id']))).rejects.toMatchObject({
    detail: expect.stringContaining("transport 'ext' not allowed"),
  });
  expect(await outputOf(open.stream(['-c', 'alias.x=!echo $BOUNCE', 'x']))).toBe('gate');
});

test('what git started for the network ends with it', async () => {
  const folder = await temporaryFolder();
  const started = join(folder, 'started');
  await fakeGit(folder, '*fetch*', `sleep 300 & echo $! > ${started}; wait`);
  const git = await gitIn(folder, { protocol: 'https', environment: {} });
  const call = outputOf(git.stream(['fetch']));
  const failed = expect(call).rejects.toMatchObject({ reason: 'closed' });
  const helper = await numberIn(started);
  expect(isRunning(helper)).toBe(true);
  await git.stop();
  await failed;
  // because it sleeps for minutes, one that was left is seen by the test's own limit
  while (isRunning(helper)) await pause(20);
});

async function numberIn(path: string): Promise<number> {
  while (true) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return Number(text);
    await pause(10);
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

test('a git that ended well before it was given up has failed all the same: its output is not whole', async () => {
  const folder = await temporaryFolder();
  await fakeGit(folder, '*rev-list*', 'sleep 3 & echo first; exit 0');
  const git = await gitIn(folder);
  const call = outputOf(git.stream(['rev-list', 'HEAD'], 500));
  await expect(call).rejects.toMatchObject({ reason: 'too-slow' });
});
