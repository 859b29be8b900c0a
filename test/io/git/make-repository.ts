import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A checkout made by git itself. */
export interface TestRepository {
  readonly folder: string;
  /** Runs git in the checkout; its output without the last newline. */
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Files) => Promise<void>;
  /** Writes files, commits everything and gives the commit's id. */
  readonly commit: (files?: Files) => Promise<string>;
}

/** Makes repositories under one temporary folder. */
export interface RepositoryMaker {
  readonly folder: string;
  readonly init: (...args: readonly string[]) => Promise<TestRepository>;
  readonly clone: (from: TestRepository, ...args: readonly string[]) => Promise<TestRepository>;
  /** A checkout that is already there. */
  readonly at: (folder: string) => TestRepository;
  readonly remove: () => Promise<void>;
}

/** Starts a temporary folder for repositories; settings of the machine do not reach them. */
export async function makeRepositories(): Promise<RepositoryMaker> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'bounce-gate-test-git-'));
  let count = 0;
  const at = (place: string) => repositoryAt(place, folder);
  const next = async () => {
    count += 1;
    const place = join(folder, `repository-${count}`);
    await mkdir(place);
    return at(place);
  };
  return {
    folder,
    at,
    init: async (...args) => {
      const made = await next();
      made.git('init', '--quiet', '--initial-branch=main', ...args);
      made.git('config', 'uploadpack.allowFilter', 'true');
      return made;
    },
    clone: async (from, ...args) => {
      const made = await next();
      made.git('clone', '--quiet', ...args, `file://${from.folder}`, '.');
      return made;
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function repositoryAt(folder: string, home: string): TestRepository {
  let second = 0;
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...settings, ...args], {
      cwd: folder,
      env: environment(home, second),
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    }).trimEnd();
  const write = async (files: Files) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  const commit = async (files: Files = {}) => {
    await write(files);
    second += 1;
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', `change ${second}`);
    return git('rev-parse', 'HEAD');
  };
  return { folder, git, write, commit };
}

const settings = ['-c', 'protocol.file.allow=always', '-c', 'gc.auto=0'];

function environment(home: string, second: number): Record<string, string> {
  const date = `2026-01-01T00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}Z`;
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
    GIT_COMMITTER_DATE: date,
  };
}
