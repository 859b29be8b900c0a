import { randomBytes } from 'node:crypto';
import { createWriteStream, renameSync, unlinkSync, type WriteStream } from 'node:fs';
import { stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { isSealedPath, unsealedPath } from '../core/age/is-sealed-path.ts';
import type { Seal } from './age/begin-seal.ts';
import type { SealingKeys } from './age/sealing-keys.ts';
import { linkInto } from './link-into.ts';
import { makeFolder } from './make-folder.ts';
import { unfinishedFiles } from './unfinished-files.ts';

/** A file that comes into being whole or not at all. */
export interface AtomicFile {
  /** Takes bytes; resolves when more may come. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Puts the file in its place; false when one is there already and may not be replaced. */
  readonly commit: (replace: boolean) => Promise<boolean>;
  /** The first half of it: all bytes are written, but not in their place. */
  readonly finish: () => Promise<void>;
  /** The second half, at once: no signal comes between this and what is done in the same turn. */
  readonly put: (replace: boolean) => boolean;
  readonly discard: () => Promise<void>;
}

/** How a file is written: its permissions, and whom it is sealed for when not for the keys of the environment. */
export interface WriteOptions {
  readonly mode?: number;
  readonly sealing?: SealingKeys;
}

/**
 * Starts a file beside its place; bytes are gzipped when the name ends in `.gz`, and sealed when it ends in `.age` (an
 * `FileFault` where nobody says for whom). A link in its place is replaced, never written through; a device or a pipe is
 * not (EEXIST).
 */
export async function writeAtomically(
  path: string,
  { mode = 0o666, sealing }: WriteOptions = {},
): Promise<AtomicFile> {
  await refuseDevice(path);
  const seal = isSealedPath(path) ? await sealFor(sealing) : null;
  makeFolder(dirname(path));
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = createWriteStream(temporary, { fd: unfinishedFiles.open(temporary, 'wx', mode) });
  const failed = failureOf(file);
  // because whoever writes hears of a failure from the file, the callback has little left to do
  if (seal !== null) pipeline(seal.sealed, file, () => seal.plain.destroy());
  const target = seal?.plain ?? file;
  const gzip = unsealedPath(path).endsWith('.gz') ? createGzip() : null;
  if (gzip !== null) gzip.pipe(target);
  const entry = gzip ?? target;
  const finish = async (): Promise<void> => {
    entry.end();
    await finished(file);
  };
  const put = (replace: boolean): boolean => {
    const isPut = putInPlace(temporary, path, replace);
    unfinishedFiles.delete(temporary);
    return isPut;
  };
  return {
    write: async (bytes) => {
      if (entry.write(bytes)) return;
      await Promise.race([new Promise<void>((go) => entry.once('drain', () => go())), failed]);
    },
    commit: async (replace) => {
      await finish();
      return put(replace);
    },
    finish,
    put,
    discard: async () => {
      file.destroy();
      // because what is still being written would fill the disk after the file was removed
      if (!file.closed) await new Promise<void>((go) => file.once('close', () => go()));
      await unlink(temporary).catch(() => undefined);
      unfinishedFiles.delete(temporary);
    },
  };
}

// because most files are not sealed, what seals them is loaded for the first one that is
async function sealFor(sealing: SealingKeys | undefined): Promise<Seal> {
  const { beginSeal } = await import('./age/begin-seal.ts');
  if (sealing !== undefined) return beginSeal(sealing);
  const { usualSealingKeys } = await import('./age/sealing-keys.ts');
  return beginSeal(await usualSealingKeys());
}

// because whoever may rename over /dev/null would take it from every program
async function refuseDevice(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.isFile() || there.isDirectory()) return;
  throw Object.assign(new Error('only a file is replaced'), { code: 'EEXIST' });
}

function failureOf(file: WriteStream): Promise<never> {
  const failed = new Promise<never>((_, reject) => file.once('error', reject));
  // because the failure also comes out of commit(), nobody may be waiting here
  failed.catch(() => undefined);
  return failed;
}

function putInPlace(temporary: string, path: string, replace: boolean): boolean {
  if (replace) {
    renameSync(temporary, path);
    return true;
  }
  const isPut = linkInto(temporary, path);
  unlinkSync(temporary);
  return isPut;
}
