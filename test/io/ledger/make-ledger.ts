import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLedgerBranch } from '../../../src/io/ledger/ledger-branch.ts';
import type { LedgerPlace } from '../../../src/io/ledger/ledger-place.ts';
import { parseRemote, type RemoteCredential } from '../../../src/io/ledger/parse-remote.ts';
import type { RecordFile } from '../../../src/io/ledger/record-file.ts';
import { recordPathOf } from '../../../src/io/ledger/record-path.ts';

/** A bare repository on this machine that a ledger is written to. */
export interface TestLedger {
  readonly parent: string;
  readonly folder: string;
  readonly place: LedgerPlace;
  /** Runs git in the bare repository; its output without the last newline. */
  readonly git: (...args: readonly string[]) => string;
  readonly remove: () => Promise<void>;
}

/** Makes the repository as a server would have it: pushes over HTTP, partial clones. */
export async function makeLedger(...initArgs: readonly string[]): Promise<TestLedger> {
  const parent = await mkdtemp(join(tmpdir(), 'bounce-gate-test-ledger-'));
  const folder = join(parent, 'lists.git');
  await mkdir(folder);
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      env: cleanEnvironment(parent),
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }).trimEnd();
  git('init', '--quiet', '--bare', '--initial-branch=main', ...initArgs);
  for (const [name, value] of Object.entries(serverSettings)) git('config', name, value);
  const remove = () => rm(parent, { recursive: true, force: true, maxRetries: 5 });
  return { parent, folder, git, remove, place: placeAt(`file://${folder}`) };
}

const serverSettings = {
  'http.receivepack': 'true',
  'uploadpack.allowFilter': 'true',
  'receive.denyNonFastForwards': 'true',
  'gc.auto': '0',
  'receive.autogc': 'false',
};

function cleanEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
}

/** The ledger at this address. */
export function placeAt(url: string, credential?: RemoteCredential): LedgerPlace {
  const remote = parseRemote(url, { allowFile: true, ...(credential === undefined ? {} : { credential }) });
  const branch = parseLedgerBranch('bounce-ledger');
  if (remote === undefined || branch === undefined) throw new Error(`no remote: ${url}`);
  return { remote, branch, untrusted: '/nowhere' };
}

/** A record of its own for every number; `text` stands for whatever its schema is. */
export function recordOf(
  number: number,
  { at = '2026-11-22T07:55:40.123Z', text = 'a record' } = {},
): RecordFile {
  const id = idOf(number, at);
  const path = recordPathOf(id)?.path ?? '';
  return { id, path, bytes: Buffer.from(`${JSON.stringify({ id, text })}\n`) };
}

/** The id of a record of this moment. */
export function idOf(number: number, at = '2026-11-22T07:55:40.123Z'): string {
  const random = number.toString(16).padStart(8, '0');
  return `${at.replaceAll(/[-:.]/g, '')}-${number}-1-00000000-${random}`;
}

/** The records on the branch by their path, as the server has them. */
export function branchFiles(ledger: TestLedger): readonly string[] {
  const names = ledger.git('for-each-ref', '--format=%(refname)', 'refs/heads/bounce-ledger');
  if (names === '') return [];
  return ledger.git('ls-tree', '-r', '--name-only', 'refs/heads/bounce-ledger').split('\n');
}

/** The inbox refs, by what stands behind `inbox/`. */
export function inboxRefs(ledger: TestLedger): readonly string[] {
  const names = ledger.git('for-each-ref', '--format=%(refname:lstrip=3)', 'refs/bounce-ledger/inbox');
  return names === '' ? [] : names.split('\n');
}
