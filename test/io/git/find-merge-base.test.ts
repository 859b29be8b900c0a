import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRepositories, type RepositoryMaker, type TestRepository } from './make-repository.ts';
import { answerOf, commitOf, openReader, problemOf } from './open-reader.ts';

let maker: RepositoryMaker;
let repository: TestRepository;
let fork: string;
let mainTip: string;
let merged: string;

beforeAll(async () => {
  maker = await makeRepositories();
  repository = await maker.init();
  await repository.commit({ 'list.csv': 'email\n' });
  fork = await repository.commit({ 'list.csv': 'email\na@example.com\n' });
  repository.git('checkout', '--quiet', '-b', 'change');
  await repository.commit({ 'other.csv': '1' });
  await repository.commit({ 'other.csv': '2' });
  repository.git('checkout', '--quiet', 'main');
  mainTip = await repository.commit({ 'third.csv': '1' });
  repository.git('checkout', '--quiet', '-b', 'merge');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'change');
  merged = repository.git('rev-parse', 'HEAD');
  repository.git('checkout', '--quiet', '--orphan', 'unrelated');
  await repository.commit();
});

afterAll(() => maker.remove());

async function askIn(folder: string, base: string, head: string) {
  const reader = await openReader(folder);
  return reader.mergeBase(await commitOf(reader, base), await commitOf(reader, head));
}

test('the merge base is where the branch was started, not the tip of main', async () => {
  const found = answerOf(await askIn(repository.folder, 'main', 'change'));
  expect(found).toEqual({ id: fork, name: fork.slice(0, 12) });
});

test('the merge base of a commit and its descendant is the commit', async () => {
  expect(answerOf(await askIn(repository.folder, 'main', 'merge')).id).toBe(mainTip);
  expect(answerOf(await askIn(repository.folder, 'merge', 'main')).id).toBe(mainTip);
});

test('commits without a common one have no merge base, and the clone is not blamed', async () => {
  const problem = problemOf(await askIn(repository.folder, 'main', 'unrelated'));
  const args = { base: 'main', head: 'unrelated', shallow: 'no' };
  expect(problem).toEqual({ code: 'git-no-merge-base', args });
});

test.each([1, 2])('in a clone of depth %i that lacks it, the clone is named as the reason', async (depth) => {
  const clone = await maker.clone(repository, `--depth=${depth}`, '--no-single-branch');
  const problem = problemOf(await askIn(clone.folder, 'origin/main', 'origin/change'));
  const args = { base: 'origin/main', head: 'origin/change', shallow: 'yes' };
  expect(problem).toEqual({ code: 'git-no-merge-base', args });
});

test('in a clone deep enough it is found, though the clone is shallow', async () => {
  const clone = await maker.clone(repository, '--depth=3', '--no-single-branch');
  expect((await openReader(clone.folder)).shallow).toBe(true);
  expect(answerOf(await askIn(clone.folder, 'origin/main', 'origin/change')).id).toBe(fork);
});

test('a merge commit fetched with depth 2 has its parents as merge base', async () => {
  const clone = await maker.clone(repository, '--depth=2', '--branch=merge');
  expect(answerOf(await askIn(clone.folder, 'HEAD^1', 'HEAD')).id).toBe(mainTip);
  const atDepth1 = await maker.clone(repository, '--depth=1', '--branch=merge');
  const reader = await openReader(atDepth1.folder);
  expect((await commitOf(reader, 'HEAD')).id).toBe(merged);
  expect(problemOf(await reader.resolveCommit('HEAD^1')).code).toBe('git-unknown-ref');
});

test('an older common commit is not taken for the merge base that the clone cut off', async () => {
  // old <- x <- y <- base; old <- x <- y <- z1 <- z2 <- z3 <- side; head merges side and a short way to old
  const made = await maker.init();
  const old = await made.commit({ a: '0' });
  await made.commit({ a: '1' });
  const y = await made.commit({ a: '2' });
  made.git('checkout', '--quiet', '-b', 'side');
  for (const a of ['3', '4', '5', '6', '7']) await made.commit({ a });
  made.git('checkout', '--quiet', '-b', 'head', old);
  made.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
  expect(answerOf(await askIn(made.folder, y, 'head')).id).toBe(y);

  const clone = await maker.clone(made, '--depth=4', '--no-single-branch');
  clone.git('cat-file', '-e', old);
  const problem = problemOf(await askIn(clone.folder, 'origin/main', 'origin/head'));
  expect(clone.git('merge-base', 'origin/main', 'origin/head')).toBe(old);
  expect(problem).toMatchObject({ code: 'git-no-merge-base', args: { shallow: 'yes' } });
});
