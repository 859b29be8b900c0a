import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitFolder } from './locate-git-folder.ts';
import { type Refs, readRefs } from './read-refs.ts';
import { readSmallFile } from './read-small-file.ts';
import { type Git, startGit } from './run-git.ts';

/** A repository of our own that sees the objects and names of a checkout, and nothing else of it. */
export interface Scratch {
  readonly git: Git;
  /** Commits whose parents the clone does not have. */
  readonly shallow: ReadonlySet<string>;
  /** Ends what still runs and removes the folder. */
  readonly close: () => Promise<void>;
}

const maxShallowBytes = 16 << 20;

/** Makes the scratch repository by hand, so that git runs only where no hook, filter or setting of the checkout can be seen. */
export async function makeScratch(from: GitFolder): Promise<Scratch> {
  const refs = await readRefs(from);
  const shallow = shallowCommits(await readSmallFile(join(from.common, 'shallow'), maxShallowBytes));
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'bounce-gate-git-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const place = {
    gitFolder: join(folder, 'git'),
    homeFolder: join(folder, 'home'),
    untrusted: from.checkout,
  };
  try {
    await mkdir(place.homeFolder);
    await writeRepository(place.gitFolder, from.objects, refs, shallow);
  } catch (error) {
    await remove();
    throw error;
  }
  const git = startGit(place);
  const close = async () => {
    await git.stop();
    await remove();
  };
  return { git, shallow, close };
}

function shallowCommits(text = ''): ReadonlySet<string> {
  return new Set(text.split('\n').filter((line) => /^[0-9a-f]{40,64}$/.test(line)));
}

async function writeRepository(
  folder: string,
  objects: string,
  { named, head, fetchHead }: Refs,
  shallow: ReadonlySet<string>,
): Promise<void> {
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const sha256 = [head, fetchHead, ...named.values()].some((value) => value?.length === 64);
  await mkdir(join(folder, 'objects', 'info'), { recursive: true });
  await mkdir(join(folder, 'refs'));
  await write('config', sha256 ? sha256Config : sha1Config);
  // because a folder name may hold any character, it is quoted as git reads it
  await write('objects/info/alternates', `${quoteForGit(objects)}\n`);
  // because no branch can have this name, a HEAD without commits stays one
  await write('HEAD', `${head ?? 'ref: refs/heads/.invalid'}\n`);
  if (fetchHead !== undefined) await write('FETCH_HEAD', `${fetchHead}\n`);
  await write('packed-refs', [...named].map(([name, value]) => `${value} ${name}\n`).join(''));
  if (shallow.size > 0) await write('shallow', [...shallow].map((value) => `${value}\n`).join(''));
}

const sha1Config = '[core]\n\trepositoryformatversion = 0\n\tbare = true\n';
const sha256Config =
  '[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n';

function quoteForGit(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
