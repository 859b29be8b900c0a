import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeGit } from './fake-git.ts';
import { makeRepositories, type RepositoryMaker, type TestRepository } from './make-repository.ts';
import { answerOf, commitOf, openReader, problemOf } from './open-reader.ts';

let maker: RepositoryMaker;
let repository: TestRepository;
const changes: string[] = [];

beforeAll(async () => {
  maker = await makeRepositories();
  repository = await maker.init();
  await repository.commit({ 'other.csv': '0' });
  for (const text of ['1', '2', '3']) {
    changes.unshift(await repository.commit({ 'lists/list.csv': text }));
    await repository.commit({ 'other.csv': text });
  }
});

afterAll(() => maker.remove());

async function historyIn(folder: string, path: string, limit = 10, ref = 'HEAD') {
  const reader = await openReader(folder);
  const { commits, end } = answerOf(await reader.history(await commitOf(reader, ref), path, { limit }));
  return { ids: commits.map((commit) => commit.id), end };
}

test('the commits that changed a file, newest first, and no others', async () => {
  expect(await historyIn(repository.folder, './lists/list.csv')).toEqual({ ids: changes, end: 'start' });
});

test('no more than asked for, and it is said that there are more', async () => {
  const ids = changes.slice(0, 2);
  expect(await historyIn(repository.folder, 'lists/list.csv', 2)).toEqual({ ids, end: 'limit' });
  expect(await historyIn(repository.folder, 'lists/list.csv', 3)).toEqual({ ids: changes, end: 'start' });
});

test('a deletion and a change on a merged branch are in it', async () => {
  const clone = await maker.clone(repository);
  clone.git('checkout', '--quiet', '-b', 'branch');
  clone.git('rm', '--quiet', 'lists/list.csv');
  const deleted = await clone.commit();
  clone.git('checkout', '--quiet', 'main');
  await clone.commit({ 'other.csv': '4' });
  clone.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'branch');
  expect(await historyIn(clone.folder, 'lists/list.csv')).toEqual({
    ids: [deleted, ...changes],
    end: 'start',
  });
});

test('a path is a path, not a pattern', async () => {
  expect(await historyIn(repository.folder, 'lists/*.csv')).toEqual({ ids: [], end: 'start' });
  expect(await historyIn(repository.folder, ':(glob)**')).toEqual({ ids: [], end: 'start' });
});

test('in a shallow clone it stops where the clone does, and says so', async () => {
  const clone = await maker.clone(repository, '--depth=3');
  const boundary = repository.git('rev-parse', 'HEAD~2');
  expect(await historyIn(clone.folder, 'lists/list.csv')).toEqual({
    ids: [changes[0], boundary],
    end: 'shallow',
  });
  expect(await historyIn(clone.folder, 'nope.csv')).toEqual({ ids: [], end: 'shallow' });
});

test('when git fails nothing is given, and it is not told as a lack of time', async () => {
  await fakeGit(maker.folder, '*rev-list*', `echo ${changes[0]}; exit 128`);
  const reader = await openReader(repository.folder);
  const head = await commitOf(reader, 'HEAD');
  const answer = await reader.history(head, 'lists/list.csv', { limit: 9 });
  expect(problemOf(answer)).toMatchObject({ file: 'lists/list.csv' });
});

test('when time runs out it gives what it has', async () => {
  const [newest] = changes;
  await fakeGit(maker.folder, '*rev-list*', `echo ${newest}; exec sleep 60`);
  const reader = await openReader(repository.folder);
  const head = await commitOf(reader, 'HEAD');
  const { commits, end } = answerOf(await reader.history(head, 'lists/list.csv', { limit: 9, waitMs: 3000 }));
  expect({ ids: commits.map((commit) => commit.id), end }).toEqual({ ids: [newest], end: 'time' });
});

test.each(['../x', '.git/config', '', '.'])('%j has no history', async (path) => {
  const reader = await openReader(repository.folder);
  const problem = problemOf(await reader.history(await commitOf(reader, 'HEAD'), path, { limit: 1 }));
  expect(problem.code).toBe('file-outside-workspace');
});
