import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSmallFile } from '../git/read-small-file.ts';
import { type Git, startGit } from '../git/run-git.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { remoteNetwork } from './remote-network.ts';

/** A bare repository of our own that knows one remote, `origin`; git runs in it and nowhere else. */
export interface LedgerRepository {
  readonly git: Git;
  readonly place: LedgerPlace;
  /** Ends what still runs, and removes what is not to be kept. */
  readonly close: () => Promise<void>;
}

/** `partial` for a writer, which needs no content of old records; a folder when the repository is to be kept. */
export interface RepositoryKind {
  readonly partial?: boolean;
  readonly keepIn?: string;
}

const maxSettingBytes = 1 << 16;

/** Makes the repository by hand, or takes the kept one; no setting but those written here counts. */
export async function openLedgerRepository(
  place: LedgerPlace,
  { partial = false, keepIn }: RepositoryKind = {},
): Promise<LedgerRepository> {
  const temporary = await mkdtemp(join(await realpath(tmpdir()), 'bounce-gate-ledger-'));
  const remove = () => rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  const homeFolder = join(temporary, 'home');
  const gitFolder = keepIn ?? join(temporary, 'git');
  try {
    await mkdir(homeFolder);
    await writeRepository(gitFolder, configOf(place, partial));
  } catch (error) {
    await remove();
    throw error;
  }
  const { remote, untrusted } = place;
  const git = startGit({ gitFolder, homeFolder, untrusted, network: remoteNetwork(remote) });
  const close = async () => {
    await git.stop();
    await remove();
  };
  return { git, place, close };
}

async function writeRepository(folder: string, config: string): Promise<void> {
  await mkdir(join(folder, 'objects', 'info'), { recursive: true });
  await mkdir(join(folder, 'refs'), { recursive: true });
  await writeOnce(join(folder, 'config'), config);
  // because no branch can have this name, HEAD never points to a commit
  await writeOnce(join(folder, 'HEAD'), 'ref: refs/heads/.invalid\n');
}

// because another process may be reading a file of a kept repository, it is left alone when nothing changes
async function writeOnce(path: string, text: string): Promise<void> {
  if ((await readSmallFile(path, maxSettingBytes)) !== text) await writeFile(path, text);
}

function configOf({ remote }: LedgerPlace, partial: boolean): string {
  const lines = [
    '[core]',
    'repositoryformatversion = 1',
    'bare = true',
    'logAllRefUpdates = false',
    '[gc]',
    'auto = 0',
    '[maintenance]',
    'auto = false',
    '[pack]',
    'threads = 1',
    '[protocol]',
    'version = 2',
    '[http]',
    // because git would take the credential along to wherever the server sends it
    'followRedirects = false',
    '[push]',
    'default = nothing',
    '[remote "origin"]',
    `url = ${remote.url}`,
    ...(partial ? ['promisor = true', 'partialCloneFilter = blob:none'] : []),
    '[extensions]',
    ...(partial ? ['partialClone = origin'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
