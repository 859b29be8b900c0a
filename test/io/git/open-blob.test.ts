import { createHash } from 'node:crypto';
import { chmod, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeGit } from './fake-git.ts';
import { makeRepositories, type RepositoryMaker, type TestRepository } from './make-repository.ts';
import { answerOf, bytesOf, commitOf, openReader, problemOf } from './open-reader.ts';

let maker: RepositoryMaker;
let repository: TestRepository;

const list = 'email\nada@example.com\n';
const binary = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256);
const gzip = gzipSync(list);
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 99\n`;
const odd = ':(glob)*\n"ä" [x].csv';

beforeAll(async () => {
  maker = await makeRepositories();
  const inner = await maker.init();
  await inner.commit({ 'inner.csv': list });
  repository = await maker.init();
  await repository.write({ 'lists/plain.csv': list, 'lists/run.csv': list, [odd]: list });
  await repository.write({ 'empty.csv': '', 'binary.dat': binary, 'list.csv.gz': gzip, 'lfs.csv': pointer });
  await repository.write({ 'cut.csv.gz': gzip.subarray(0, -9), '.gitattributes': '* text=auto eol=crlf\n' });
  await chmod(join(repository.folder, 'lists/run.csv'), 0o755);
  await symlink('lists/plain.csv', join(repository.folder, 'link.csv'));
  await symlink('lists', join(repository.folder, 'linked'));
  repository.git('submodule', '--quiet', 'add', `file://${inner.folder}`, 'inner');
  await repository.commit();
});

afterAll(() => maker.remove());

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('what a commit has at a path', () => {
  test.each([
    { path: 'lists/plain.csv', entry: { kind: 'file', bytes: 22, mode: '100644' } },
    { path: './lists//x/../plain.csv', entry: { kind: 'file', bytes: 22, mode: '100644' } },
    { path: 'lists/run.csv', entry: { kind: 'file', bytes: 22, mode: '100755' } },
    { path: odd, entry: { kind: 'file', bytes: 22, mode: '100644' } },
    { path: 'empty.csv', entry: { kind: 'file', bytes: 0, mode: '100644' } },
    { path: 'lists', entry: { kind: 'folder' } },
    { path: 'lists/', entry: { kind: 'folder' } },
    { path: '', entry: { kind: 'folder' } },
    { path: 'link.csv', entry: { kind: 'symlink' } },
    { path: 'linked/plain.csv', entry: { kind: 'symlink' } },
    { path: 'inner', entry: { kind: 'submodule' } },
    { path: 'inner/inner.csv', entry: { kind: 'submodule' } },
    { path: 'nope.csv', entry: { kind: 'missing' } },
    { path: 'lists/plain.csv/more', entry: { kind: 'missing' } },
    { path: 'LISTS/plain.csv', entry: { kind: 'missing' } },
    { path: '*.csv', entry: { kind: 'missing' } },
    { path: ':(top)lists', entry: { kind: 'missing' } },
    { path: '--help', entry: { kind: 'missing' } },
    { path: 'new\nline', entry: { kind: 'missing' } },
  ])('$#: $entry.kind', async ({ path, entry }) => {
    const reader = await openReader(repository.folder);
    const found = answerOf(await reader.find(await commitOf(reader, 'HEAD'), path));
    expect(found).toMatchObject(entry);
  });

  test.each([
    '../../etc/passwd',
    '/etc/passwd',
    '.git/config',
    'inner/.GIT/config',
    'a/../../b',
    'nul\0',
    'x/'.repeat(2000),
  ])('%j leads out of the repository', async (path) => {
    const reader = await openReader(repository.folder);
    const head = await commitOf(reader, 'HEAD');
    const problem = { code: 'file-outside-workspace', file: path, args: {} };
    expect(problemOf(await reader.find(head, path))).toEqual(problem);
    expect((await reader.openBlob(head, path)).problem()).toEqual(problem);
  });
});

describe('the bytes of a file are those that were committed', () => {
  test.each([
    { path: 'lists/plain.csv', bytes: list, digest: sha256(list) },
    { path: 'empty.csv', bytes: '', digest: sha256('') },
    { path: 'binary.dat', bytes: binary, digest: sha256(binary) },
    { path: 'list.csv.gz', bytes: list, digest: sha256(gzip) },
  ])('$path', async ({ path, bytes, digest }) => {
    const reader = await openReader(repository.folder);
    const told: number[] = [];
    const options = { shownPath: `base:${path}`, onBytes: (count: number) => told.push(count) };
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), path, options);
    expect(source.digest()).toBe('');
    expect(await bytesOf(source)).toEqual(Buffer.from(bytes));
    expect(source.problem()).toBeUndefined();
    expect(source.digest()).toBe(digest);
    expect(source.path).toBe(`base:${path}`);
    const committed = Number(repository.git('cat-file', '-s', `HEAD:${path}`));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(committed);
  });

  test('a renamed and changed file has its old content under its old name', async () => {
    const made = await maker.init();
    const before = await made.commit({ 'old.csv': list });
    made.git('mv', 'old.csv', 'new.csv');
    const after = await made.commit({ 'new.csv': `${list}b@example.com\n` });
    const reader = await openReader(made.folder);
    const text = async (commit: string, path: string) =>
      reader.readText(await commitOf(reader, commit), path, 1000);
    expect(answerOf(await text(before, 'old.csv'))).toBe(list);
    expect(answerOf(await text(after, 'new.csv'))).toBe(`${list}b@example.com\n`);
    expect(problemOf(await text(after, 'old.csv'))).toMatchObject({ code: 'file-missing', file: 'old.csv' });
  });
});

describe('what is no file, or not all of it, is a problem', () => {
  test.each([
    { path: 'nope.csv', code: 'file-missing', args: {} },
    { path: 'lists', code: 'file-not-regular', args: { kind: 'folder' } },
    { path: 'link.csv', code: 'git-symlink', args: {} },
    { path: 'inner/inner.csv', code: 'git-submodule', args: {} },
    { path: 'lfs.csv', code: 'git-lfs-pointer', args: {} },
    { path: 'cut.csv.gz', code: 'file-gzip-damaged', args: { reason: 'Z_BUF_ERROR' } },
  ])('$path is $code', async ({ path, code, args }) => {
    const reader = await openReader(repository.folder);
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), path, { shownPath: `base:${path}` });
    await bytesOf(source);
    expect(source.problem()).toEqual({ code, file: `base:${path}`, args: { commit: 'HEAD', ...args } });
  });

  test('a text longer than allowed', async () => {
    const reader = await openReader(repository.folder);
    const head = await commitOf(reader, 'HEAD');
    expect(answerOf(await reader.readText(head, 'lists/plain.csv', 22))).toBe(list);
    const problem = { code: 'file-unreadable', file: 'lists/plain.csv', args: { reason: 'too large' } };
    expect(problemOf(await reader.readText(head, 'lists/plain.csv', 21))).toEqual(problem);
  });

  test('content that a partial clone left out, and it is not fetched', async () => {
    const canary = join(maker.folder, 'fetched');
    const clone = await maker.clone(repository, '--filter=blob:none', '--no-checkout');
    const server = join(maker.folder, 'server.sh');
    await writeFile(server, `#!/bin/sh\ntouch ${canary}\nexec git-upload-pack "$@"\n`, { mode: 0o755 });
    clone.git('config', 'remote.origin.uploadpack', server);
    const before = clone.git('count-objects', '-v');
    const reader = await openReader(clone.folder);
    const head = await commitOf(reader, 'HEAD');
    const problem = { code: 'git-object-missing', file: 'lists/plain.csv', args: { commit: 'HEAD' } };
    expect((await reader.openBlob(head, 'lists/plain.csv')).problem()).toEqual(problem);
    expect(answerOf(await reader.list(head, 'lists/*.csv'))).toHaveLength(2);
    expect(clone.git('count-objects', '-v')).toBe(before);
    expect(await readdir(maker.folder)).not.toContain('fetched');
    // because a canary that cannot sing proves nothing
    clone.git('cat-file', '-e', 'HEAD:lists/plain.csv');
    expect(await readdir(maker.folder)).toContain('fetched');
  });

  test('folders that a partial clone left out', async () => {
    const clone = await maker.clone(repository, '--filter=tree:0', '--no-checkout');
    const reader = await openReader(clone.folder);
    const head = await commitOf(reader, 'HEAD');
    expect(problemOf(await reader.find(head, 'lists/plain.csv')).code).toBe('git-object-missing');
    expect(problemOf(await reader.list(head, '**/*.csv')).code).toBe('git-object-missing');
    expect(problemOf(await reader.history(head, 'empty.csv', { limit: 5 })).code).toBe('git-object-missing');
  });

  test('content that ends before git said it would', async () => {
    await fakeGit(maker.folder, '*cat-file\\ blob*', 'echo email; exit 0');
    const reader = await openReader(repository.folder);
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), 'lists/plain.csv');
    expect((await bytesOf(source)).length).toBeLessThanOrEqual(6);
    expect(source.problem()).toMatchObject({ code: 'git-failed', args: { detail: '6 of 22 bytes' } });
    expect(source.digest()).toBe('');
  });

  test('a damaged object', async () => {
    const made = await maker.init();
    await made.commit({ 'list.csv': list });
    const id = made.git('rev-parse', 'HEAD:list.csv');
    const object = join(made.folder, '.git/objects', id.slice(0, 2), id.slice(2));
    await chmod(object, 0o644);
    await writeFile(object, 'no object');
    const reader = await openReader(made.folder);
    const source = await reader.openBlob(await commitOf(reader, 'HEAD'), 'list.csv');
    await bytesOf(source);
    expect(source.problem()?.code).toBe('git-object-missing');
  });
});
