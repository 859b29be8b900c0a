import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGitReader } from '../../../src/io/git/git-reader.ts';
import { childProcesses } from './child-processes.ts';
import { fakeGit } from './fake-git.ts';
import { makeRepositories, type RepositoryMaker, type TestRepository } from './make-repository.ts';
import { answerOf, bytesOf, commitOf, openReader, problemOf } from './open-reader.ts';

let maker: RepositoryMaker;
let repository: TestRepository;
const rows = 'someone.with.a.name@example.com,2026-01-01\n';
const bigBytes = 50_000_000;

beforeAll(async () => {
  maker = await makeRepositories();
  repository = await maker.init();
  const big = Buffer.alloc(bigBytes, rows);
  await repository.commit({ 'big.csv': big, 'small.csv': 'email\n' });
});

afterEach(() => vi.unstubAllEnvs());
afterAll(() => maker.remove());

describe('a folder without a history', () => {
  test.each([
    { what: 'that is not there', make: async (folder: string) => join(folder, 'nope') },
    { what: 'that is no checkout', make: async (folder: string) => folder },
    {
      what: 'whose .git is empty',
      make: async (folder: string) => {
        await mkdir(join(folder, '.git'));
        return folder;
      },
    },
    {
      what: 'whose .git file leads nowhere',
      make: async (folder: string) => {
        await writeFile(join(folder, '.git'), 'gitdir: ../../../nowhere\n');
        return folder;
      },
    },
    {
      what: 'whose .git file is nonsense',
      make: async (folder: string) => {
        await writeFile(join(folder, '.git'), 'nonsense\n');
        return folder;
      },
    },
    {
      what: 'whose .git is a circle of links',
      make: async (folder: string) => {
        await symlink('.git', join(folder, '.git'));
        return folder;
      },
    },
  ])('$what', async ({ make }) => {
    const folder = await make(await mkdtemp(join(maker.folder, 'no-checkout-')));
    const problem = { code: 'git-not-a-checkout', file: folder, args: {} };
    expect(await openGitReader(folder)).toEqual({ ok: false, problem });
  });

  test('a .git file that is too large to be one', async () => {
    const folder = await mkdtemp(join(maker.folder, 'no-checkout-'));
    await writeFile(join(folder, '.git'), 'x'.repeat(5000));
    expect(await openGitReader(folder)).toMatchObject({ problem: { code: 'git-unreadable' } });
  });
});

test('without git it says so', async () => {
  vi.stubEnv('PATH', maker.folder);
  const reader = await openReader(repository.folder);
  expect(problemOf(await reader.resolveCommit('HEAD'))).toEqual({ code: 'git-not-installed', args: {} });
});

test('a git that fails is shown by inert words only', async () => {
  const words = `printf 'fatal: \\033[31m ada@example.com \\n::error::x %4000s' x >&2`;
  await fakeGit(maker.folder, '*', `${words}; kill -9 $$`);
  const reader = await openReader(repository.folder);
  const problem = problemOf(await reader.resolveCommit('HEAD'));
  expect(problem).toMatchObject({ code: 'git-failed', args: { reason: 'crashed' } });
  expect(problem.args.detail).toMatch(/^fatal: {2}\[31m \(withheld\) {2}::error::x/);
  expect(String(problem.args.detail).length).toBeLessThanOrEqual(80);
});

describe('a large file', () => {
  test('is streamed whole', async () => {
    const reader = await openReader(repository.folder);
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), 'big.csv');
    let bytes = 0;
    for await (const chunk of source.chunks) bytes += chunk.length;
    expect(source.problem()).toBeUndefined();
    expect(bytes).toBe(bigBytes);
    expect(await childProcesses()).toEqual([]);
  });

  test('is read no faster than its reader takes it', async () => {
    const reader = await openReader(repository.folder);
    let told = 0;
    const onBytes = (bytes: number) => {
      told += bytes;
    };
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), 'big.csv', { onBytes });
    for await (const _ of source.chunks) {
      await sleep(200);
      // because git would be gone and all bytes here if nobody held it back
      expect(await childProcesses()).toHaveLength(1);
      expect(told).toBeLessThan(1 << 20);
      break;
    }
    expect(await childProcesses()).toEqual([]);
    expect(source.digest()).toBe('');
  });

  test('that is gzip leaves no process behind when its reader stops early', async () => {
    const made = await maker.init();
    const noise = Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * at * 31 + (at >> 7)) % 251);
    await made.commit({ 'big.csv.gz': gzipSync(noise, { level: 0 }) });
    const reader = await openReader(made.folder);
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), 'big.csv.gz');
    for await (const _ of source.chunks) break;
    expect(await childProcesses()).toEqual([]);
  });
});

describe('closing', () => {
  test('in the middle of a file leaves neither process nor folder, and the file is not taken for whole', async () => {
    const folder = await mkdtemp(join(maker.folder, 'tmp-'));
    vi.stubEnv('TMPDIR', folder);
    expect(tmpdir()).toBe(folder);
    const reader = await openReader(repository.folder);
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), 'big.csv');
    const chunks = source.chunks[Symbol.asyncIterator]();
    await chunks.next();
    expect(await readdir(folder)).toHaveLength(1);
    expect(await childProcesses()).toHaveLength(1);
    await reader.close();
    expect(await childProcesses()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    while ((await chunks.next()).done !== true);
    expect(source.problem()).toMatchObject({ code: 'git-failed', args: { reason: 'closed' } });
  });

  test('twice is as once, and nothing can be asked afterwards', async () => {
    const reader = await openReader(repository.folder);
    const head = await commitOf(reader, 'HEAD');
    const opened = await reader.openBlob(head, 'small.csv');
    await reader.close();
    await reader.close();
    expect(problemOf(await reader.resolveCommit('HEAD')).code).toBe('git-failed');
    expect(await bytesOf(opened)).toHaveLength(0);
    expect(opened.problem()?.code).toBe('git-failed');
  });
});

test('two readers at once do not disturb each other', async () => {
  const readers = await Promise.all([openReader(repository.folder), openReader(repository.folder)]);
  const texts = readers.map(async (reader) =>
    answerOf(await reader.readText(await commitOf(reader, 'HEAD'), 'small.csv', 100)),
  );
  expect(await Promise.all(texts)).toEqual(['email\n', 'email\n']);
});
