import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGitReader } from '../../../src/io/git/git-reader.ts';
import { makeRepositories, type RepositoryMaker, type TestRepository } from './make-repository.ts';
import { answerOf, commitOf, openReader, problemOf } from './open-reader.ts';

let maker: RepositoryMaker;
let repository: TestRepository;
let first: string;
let second: string;

beforeAll(async () => {
  maker = await makeRepositories();
  repository = await maker.init();
  first = await repository.commit({ 'list.csv': 'email\n' });
  repository.git('tag', '--annotate', '--message', 'release', 'v1');
  repository.git('branch', 'feature/new-list');
  repository.git('pack-refs', '--all');
  second = await repository.commit({ 'list.csv': 'email\nada@example.com\n' });
  repository.git('branch', 'loose');
});

afterAll(() => maker.remove());

describe('a name resolves to its commit', () => {
  test.each([
    { name: 'HEAD', of: () => second },
    { name: 'main', of: () => second },
    { name: 'HEAD~1', of: () => first },
    { name: 'main^', of: () => first },
    { name: 'loose', of: () => second },
    { name: 'feature/new-list', of: () => first },
    { name: 'refs/heads/feature/new-list', of: () => first },
    { name: 'v1', of: () => first },
    { name: 'v1^{commit}', of: () => first },
    { name: 'v1^{}', of: () => first },
  ])('$name', async ({ name, of }) => {
    const reader = await openReader(repository.folder);
    expect(answerOf(await reader.resolveCommit(name))).toEqual({ id: of(), name });
  });

  test('a full and a short id', async () => {
    const reader = await openReader(repository.folder);
    expect((await commitOf(reader, first)).id).toBe(first);
    expect((await commitOf(reader, first.slice(0, 10))).id).toBe(first);
  });

  test('a loose ref counts before a packed one of the same name', async () => {
    const clone = await maker.clone(repository);
    clone.git('pack-refs', '--all');
    clone.git('update-ref', 'refs/remotes/origin/main', first);
    const reader = await openReader(clone.folder);
    expect((await commitOf(reader, 'origin/main')).id).toBe(first);
    expect((await commitOf(reader, 'origin')).id).toBe(first);
  });

  test('a detached HEAD, and what was fetched last', async () => {
    const clone = await maker.clone(repository);
    clone.git('checkout', '--quiet', '--detach', first);
    clone.git('fetch', '--quiet', 'origin', 'feature/new-list');
    const reader = await openReader(clone.folder);
    expect((await commitOf(reader, 'HEAD')).id).toBe(first);
    expect((await commitOf(reader, 'FETCH_HEAD')).id).toBe(first);
    expect((await commitOf(reader, 'origin/HEAD')).id).toBe(second);
  });

  test('a HEAD without commits is none, whatever else the branches are called', async () => {
    const clone = await maker.clone(repository);
    for (const name of ['none', 'master', 'invalid']) clone.git('branch', name);
    clone.git('checkout', '--quiet', '--orphan', 'new');
    const reader = await openReader(clone.folder);
    expect(problemOf(await reader.resolveCommit('HEAD')).code).toBe('git-unknown-ref');
    expect((await commitOf(reader, 'none')).id).toBe(second);
  });

  test('in a worktree, HEAD is that of the worktree', async () => {
    const folder = join(maker.folder, 'worktree');
    repository.git('worktree', 'add', '--quiet', '--detach', folder, first);
    const reader = await openReader(folder);
    expect((await commitOf(reader, 'HEAD')).id).toBe(first);
    expect((await commitOf(reader, 'main')).id).toBe(second);
  });

  test('in a submodule, whose .git is a file', async () => {
    const outer = await maker.init();
    outer.git('submodule', '--quiet', 'add', `file://${repository.folder}`, 'inner');
    const reader = await openReader(join(outer.folder, 'inner'));
    expect((await commitOf(reader, 'HEAD')).id).toBe(second);
  });

  test('objects that the checkout itself borrows are found, by a relative path too', async () => {
    const borrower = await maker.clone(repository, '--reference', repository.folder);
    const alternates = join(borrower.folder, '.git/objects/info/alternates');
    await writeFile(alternates, '../../../repository-1/.git/objects\n');
    expect(borrower.git('count-objects')).toMatch(/^0 objects/);
    const reader = await openReader(borrower.folder);
    expect((await commitOf(reader, 'HEAD~1')).id).toBe(first);
  });

  test('in a folder whose name has a quote, a backslash, a space and a newline', async () => {
    const folder = join(maker.folder, 'a "b\\ c\nd');
    maker.at(maker.folder).git('clone', '--quiet', repository.folder, folder);
    const reader = await openReader(folder);
    expect((await commitOf(reader, 'HEAD')).id).toBe(second);
  });

  test('in a SHA-256 repository', async ({ skip }) => {
    const made = await maker.init('--object-format=sha256').catch(() => undefined);
    if (made === undefined) return skip('this git has no SHA-256 repositories');
    const id = await made.commit({ 'list.csv': 'email\n' });
    const reader = await openReader(made.folder);
    expect((await commitOf(reader, 'main')).id).toBe(id);
    expect(id).toHaveLength(64);
    const found = answerOf(await reader.find(await commitOf(reader, id), 'list.csv'));
    expect(found).toMatchObject({ kind: 'file', bytes: 6 });
  });
});

describe('a name that is not known, or could be something else, is a problem', () => {
  test.each([
    'nope',
    '',
    'HEAD~99',
    'main:list.csv',
    '0000000000000000000000000000000000000000',
    '--upload-pack=x',
    '-x',
    'a..b',
    'main...loose',
    'HEAD\n',
    'HEAD\nmain',
    'HEAD\0',
    '^main',
    'main^@',
    ':/change',
    '../../etc/passwd',
    '$(touch x)',
    '@',
    'é',
    `a${'b'.repeat(200)}`,
  ])('%j', async (ref) => {
    const reader = await openReader(repository.folder);
    expect(problemOf(await reader.resolveCommit(ref)).code).toBe('git-unknown-ref');
  });

  test('a blob is no commit', async () => {
    const reader = await openReader(repository.folder);
    const blob = repository.git('rev-parse', 'HEAD:list.csv');
    expect(problemOf(await reader.resolveCommit(blob)).code).toBe('git-unknown-ref');
  });

  test('an address in the name is not repeated', async () => {
    const reader = await openReader(repository.folder);
    const problem = problemOf(await reader.resolveCommit('ada@example.com'));
    expect(JSON.stringify(problem)).not.toContain('ada');
  });
});

describe('what lies among the refs does no harm', () => {
  test('a link, a bad name, a lock and nonsense are passed over', async () => {
    const clone = await maker.clone(repository);
    const refs = join(clone.folder, '.git/refs/heads');
    await symlink('/etc/passwd', join(refs, 'passwd'));
    await symlink('/', join(refs, 'root'));
    await writeFile(join(maker.folder, 'elsewhere'), `${first}\n`);
    await symlink(join(maker.folder, 'elsewhere'), join(clone.folder, '.git/FETCH_HEAD'));
    await writeFile(join(refs, 'new\nline'), `${first}\n`);
    await writeFile(join(refs, 'main.lock'), `${first}\n`);
    await writeFile(join(refs, 'nonsense'), 'root:x:0:0\n');
    await writeFile(join(refs, 'circle'), 'ref: refs/heads/circle\n');
    await writeFile(join(refs, 'huge'), 'x'.repeat(4096));
    await writeFile(join(clone.folder, '.git/packed-refs'), `${first} refs/heads/a..b\n${first} refs/x y\n`);
    const reader = await openReader(clone.folder);
    expect((await commitOf(reader, 'main')).id).toBe(second);
    for (const name of ['passwd', 'nonsense', 'circle', 'huge', 'FETCH_HEAD']) {
      expect(problemOf(await reader.resolveCommit(name)).code).toBe('git-unknown-ref');
    }
  });

  test('a replaced commit is read as it was committed', async () => {
    const clone = await maker.clone(repository);
    clone.git('replace', second, first);
    const reader = await openReader(clone.folder);
    const found = answerOf(await reader.find(await commitOf(reader, 'HEAD'), 'list.csv'));
    expect(found).toMatchObject({ bytes: 22 });
  });

  test('an empty repository knows no commit', async () => {
    const empty = await maker.init();
    const reader = await openReader(empty.folder);
    expect(problemOf(await reader.resolveCommit('HEAD')).code).toBe('git-unknown-ref');
  });

  test('a repository without its refs folder cannot be read', async () => {
    const broken = await maker.clone(repository);
    await rm(join(broken.folder, '.git/refs'), { recursive: true });
    expect(await openGitReader(broken.folder)).toMatchObject({
      ok: false,
      problem: { code: 'git-unreadable' },
    });
  });
});
