import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFiles } from '../../../src/io/find-files.ts';
import { makeRepositories, type RepositoryMaker, type TestRepository } from './make-repository.ts';
import { answerOf, commitOf, openReader, problemOf } from './open-reader.ts';

let maker: RepositoryMaker;
let repository: TestRepository;

beforeAll(async () => {
  maker = await makeRepositories();
  repository = await maker.init();
  await repository.write({
    'top.csv': '1',
    'lists/b.csv': '2',
    'lists/a.csv': '3',
    'lists/ä ü.csv': '4',
    'lists/notes.md': '5',
    'lists/deep/er/c.csv': '6',
    'lists/.hidden/d.csv': '7',
    'lists/.e.csv': '8',
    '.github/f.csv': '9',
    'lists/{a,b}.csv': '10',
    'listsother/g.csv': '11',
  });
  await symlink('a.csv', join(repository.folder, 'lists/link.csv'));
  await symlink('nowhere', join(repository.folder, 'lists/broken.csv'));
  await repository.commit();
});

afterAll(() => maker.remove());

test.each([
  'lists/*.csv',
  './lists/?.csv',
  '**/*.csv',
  'lists/**/*.csv',
  'lists/*/*/*.csv',
  'lists/*/*.csv',
  'lists/.hidden/*.csv',
  '*/.hidden/*.csv',
  '.github/*.csv',
  'lists/{a,b}*.csv',
  'lists/!(a).csv*',
  '*.csv',
  'lists/../top*.csv',
  'lists/*',
  'lists/**',
  'top.csv',
  'nope.csv',
])('%s means the same files as in the checkout', async (pattern) => {
  const reader = await openReader(repository.folder);
  const answer = await reader.list(await commitOf(reader, 'HEAD'), pattern);
  const onDisk = await findFiles(repository.folder, pattern);
  if (onDisk.ok) expect(answerOf(answer)).toEqual(onDisk.paths);
  else expect(problemOf(answer).code).toBe('glob-matches-nothing');
});

test.each(['nope/*.csv', '../*/*.csv', '/etc/*', '.git/*', 'top.csv/*', 'lists/a.csv/*', '--help/*'])(
  '%s matches nothing',
  async (pattern) => {
    const reader = await openReader(repository.folder);
    const problem = problemOf(await reader.list(await commitOf(reader, 'HEAD'), pattern));
    expect(problem).toEqual({ code: 'glob-matches-nothing', file: pattern, args: { commit: 'HEAD' } });
  },
);

test('a pattern that is too long, or matches too many files, is a problem', async () => {
  const made = await maker.init();
  await made.commit(Object.fromEntries(Array.from({ length: 79 }, (_, at) => [`${at}.csv`, ''])));
  let tree = made.git('rev-parse', 'HEAD^{tree}');
  for (let doubling = 0; doubling < 7; doubling += 1) {
    made.git('read-tree', '--empty');
    for (const folder of ['a/', 'b/']) made.git('read-tree', `--prefix=${folder}`, tree);
    tree = made.git('write-tree');
  }
  const reader = await openReader(made.folder);
  const many = await commitOf(reader, made.git('commit-tree', '-m', 'many', tree));
  expect(problemOf(await reader.list(many, '**/*.csv')).code).toBe('too-many-files');
  const half = answerOf(await reader.list(many, 'a/**/*.csv'));
  expect(new Set(half).size).toBe(79 * 64);
  expect(half.filter((path) => !/^a(\/[ab]){6}\/\d+\.csv$/.test(path))).toEqual([]);
  expect(problemOf(await reader.list(many, `${'a'.repeat(500)}*`)).code).toBe('too-many-files');
});
