import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeRepositories, type RepositoryMaker, type TestRepository } from './make-repository.ts';
import { answerOf, commitOf, openReader, problemOf } from './open-reader.ts';

let maker: RepositoryMaker;
let repository: TestRepository;
let program: string;
const canary = 'sang';
const list = 'email\nada@example.com\n';

const hooks = [
  'post-checkout',
  'post-index-change',
  'reference-transaction',
  'pre-auto-gc',
  'fsmonitor-watchman',
];

beforeAll(async () => {
  maker = await makeRepositories();
  repository = await maker.init();
  await repository.commit({ 'list.csv': list });
  await repository.commit({ '.gitattributes': '*.csv filter=evil diff=evil merge=evil\n', 'new.csv': list });
  program = join(maker.folder, 'program.sh');
  await writeFile(program, `#!/bin/sh\necho "$0 $*" >> ${join(maker.folder, canary)}\ncat\n`, {
    mode: 0o755,
  });
  const { folder } = repository;
  for (const hook of hooks)
    await writeFile(join(folder, '.git/hooks', hook), await readFile(program), { mode: 0o755 });
  await writeFile(join(maker.folder, 'included'), `[core]\n\tsshCommand = ${program}\n`);
  await writeFile(join(folder, '.git/config'), configWith(program), { flag: 'a' });
});

afterEach(() => vi.unstubAllEnvs());
afterAll(() => maker.remove());

function configWith(path: string): string {
  return `
[core]
	fsmonitor = ${path}
	hooksPath = ${join(repository.folder, '.git/hooks')}
	sshCommand = ${path}
	pager = ${path}
	editor = ${path}
	askPass = ${path}
	gitProxy = ${path}
	alternateRefsCommand = ${path}
	attributesFile = ${path}
[filter "evil"]
	smudge = ${path}
	clean = ${path}
	process = ${path}
	required = true
[diff]
	external = ${path}
[diff "evil"]
	textconv = ${path}
	command = ${path}
[merge "evil"]
	driver = ${path}
[alias]
	rev-parse = "!${path}"
	cat-file = "!${path}"
	ls-tree = "!${path}"
	evil = "!${path}"
[pager]
	ls-tree = ${path}
	log = ${path}
	rev-list = ${path}
[uploadpack]
	packObjectsHook = ${path}
[remote "origin"]
	url = ext::${path}
	uploadpack = ${path}
	promisor = true
	partialclonefilter = blob:none
[extensions]
	partialClone = origin
[protocol]
	allow = always
[credential]
	helper = "!${path}"
[gpg]
	program = ${path}
[log]
	showSignature = true
[include]
	path = ${join(maker.folder, 'included')}
`;
}

async function useAll(folder: string): Promise<string> {
  const reader = await openReader(folder);
  const head = await commitOf(reader, 'HEAD');
  const before = await commitOf(reader, 'HEAD~1');
  answerOf(await reader.mergeBase(before, head));
  expect(answerOf(await reader.list(head, '*.csv'))).toEqual(['list.csv', 'new.csv']);
  answerOf(await reader.history(head, 'new.csv', { limit: 9 }));
  // because a missing object is what would make git ask the promisor
  problemOf(await reader.resolveCommit('1'.repeat(40)));
  const text = answerOf(await reader.readText(head, 'list.csv', 1000));
  await reader.close();
  return text;
}

async function sang(): Promise<boolean> {
  return (await readdir(maker.folder)).includes(canary);
}

test('no program that the settings or hooks of a checkout name is run, and its content is read as committed', async () => {
  expect(await useAll(repository.folder)).toBe(list);
  expect(await sang()).toBe(false);
});

test('nor one that the environment names', async () => {
  for (const name of [
    'GIT_SSH_COMMAND',
    'GIT_PAGER',
    'GIT_EXTERNAL_DIFF',
    'GIT_ASKPASS',
    'PAGER',
    'EDITOR',
  ]) {
    vi.stubEnv(name, program);
  }
  vi.stubEnv('GIT_DIR', join(repository.folder, '.git'));
  vi.stubEnv('GIT_TRACE', join(maker.folder, canary));
  vi.stubEnv('GIT_CONFIG_COUNT', '1');
  vi.stubEnv('GIT_CONFIG_KEY_0', 'alias.rev-parse');
  vi.stubEnv('GIT_CONFIG_VALUE_0', `!${program}`);
  vi.stubEnv('GIT_OBJECT_DIRECTORY', '/nowhere');
  vi.stubEnv('GIT_EXEC_PATH', maker.folder);
  expect(await useAll(repository.folder)).toBe(list);
  expect(await sang()).toBe(false);
});

test('nor a git that the checkout brings along', async () => {
  const folder = join(repository.folder, 'node_modules/.bin');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'git'), await readFile(program));
  await chmod(join(folder, 'git'), 0o755);
  vi.stubEnv('PATH', [folder, '.', '', 'node_modules/.bin', process.env.PATH].join(delimiter));
  expect(await useAll(repository.folder)).toBe(list);
  expect(await sang()).toBe(false);
});

test('reading leaves the checkout as it was', async () => {
  const before = await filesOf(repository.folder);
  await useAll(repository.folder);
  expect(await filesOf(repository.folder)).toEqual(before);
});

test('the canary does sing when git is asked in the checkout itself', async () => {
  expect(() => repository.git('evil')).not.toThrow();
  expect(await sang()).toBe(true);
});

async function filesOf(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}
