import { randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { link, mkdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A file that comes into being whole or not at all. */
export interface AtomicFile {
  /** Takes bytes; resolves when more may come. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Puts the file in its place; false when one is there already and may not be replaced. */
  readonly commit: (replace: boolean) => Promise<boolean>;
  readonly discard: () => Promise<void>;
}

/**
 * Starts a file beside its place; bytes are gzipped when the name ends in `.gz`. A link in its place is replaced, never
 * written through; a device or a pipe is not (EEXIST).
 */
export async function writeAtomically(path: string): Promise<AtomicFile> {
  await refuseDevice(path);
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = createWriteStream(temporary, { flags: 'wx' });
  const gzip = path.endsWith('.gz') ? createGzip() : null;
  if (gzip !== null) gzip.pipe(file);
  const entry = gzip ?? file;
  const failed = failureOf(file);
  return {
    write: async (bytes) => {
      if (entry.write(bytes)) return;
      await Promise.race([new Promise<void>((go) => entry.once('drain', () => go())), failed]);
    },
    commit: async (replace) => {
      entry.end();
      await finished(file);
      if (replace) {
        await rename(temporary, path);
        return true;
      }
      const created = await linkInto(temporary, path);
      await unlink(temporary);
      return created;
    },
    discard: async () => {
      file.destroy();
      // because a file that is still being opened would come into being after it was removed
      if (!file.closed) await new Promise<void>((go) => file.once('close', () => go()));
      await unlink(temporary).catch(() => undefined);
    },
  };
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

// because link() refuses an existing name, two runs at once cannot overwrite each other
async function linkInto(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
