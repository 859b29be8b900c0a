import { constants, readSync } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ByteSource } from '../core/byte-source.ts';
import type { Problem } from '../core/finding.ts';
import { ChunkMemory } from './chunk-memory.ts';
import { digestChunks, type ReadingForm } from './digest-chunks.ts';
import { FileFault } from './file-fault.ts';
import { isInside } from './is-inside.ts';
import { nextTurn } from './next-turn.ts';

/** A file to read once: its bytes (unsealed and unpacked), and its digest when they were read. */
export interface FileSource extends ByteSource {
  /** Lower-case hex SHA-256 of the file as it lies on disk; the empty string before its bytes were read to the end. */
  readonly digest: () => string;
}

/** Told bytes as they are read from a file, for progress. */
export type OnBytes = (bytes: number) => void;

export interface OpenOptions extends ReadingForm {
  /** Folder that the file must lie in after links are resolved; its `.git` is never entered. */
  readonly root?: string;
  readonly onBytes?: OnBytes;
}

const chunkBytes = 1 << 20;

/** A source that gives nothing but the reason why. */
export function brokenSource(path: string, problem: Problem): FileSource {
  return { path, chunks: Readable.from([]), problem: () => problem, digest: () => '' };
}

/**
 * Opens a regular file for streaming. FIFOs, devices and folders are refused without waiting for them: the file is
 * opened non-blocking and then looked at. Whatever is wrong becomes the source's problem; nothing is thrown.
 */
export async function openFile(path: string, options: OpenOptions = {}): Promise<FileSource> {
  const refuse = (code: Problem['code'], args: Problem['args'] = {}): FileSource =>
    brokenSource(path, { code, file: path, args });
  let handle: FileHandle | undefined;
  try {
    const target = await realpath(path);
    if (options.root !== undefined && !isInside(target, await realpath(options.root))) {
      return refuse('file-outside-workspace');
    }
    handle = await openSafely(target);
    const stats = await handle.stat();
    if (stats.isFile()) return { ...fileSource(path, target, options), size: stats.size };
    return refuse('file-not-regular', { kind: stats.isDirectory() ? 'folder' : 'special file' });
  } catch (error) {
    return refuse(...refusalOf(errorCode(error)));
  } finally {
    // because not every file is read that was opened: where one is refused, the others do not count
    await handle?.close();
  }
}

function openSafely(target: string): Promise<FileHandle> {
  return open(target, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function refusalOf(code: string): [Problem['code'], Problem['args']] {
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? ['file-missing', {}]
    : ['file-unreadable', { reason: code }];
}

function fileSource(path: string, target: string, { root: _, ...options }: OpenOptions): FileSource {
  const problemOf = (error: unknown) =>
    ({ code: 'file-unreadable', args: { reason: errorCode(error) } }) as const;
  const memory = new ChunkMemory(chunkBytes);
  const digested = digestChunks(rawChunks(target, memory), { ...options, file: path, problemOf });
  return { path, ...digested, release: (chunk) => memory.release(chunk) };
}

async function* rawChunks(target: string, memory: ChunkMemory): AsyncGenerator<Buffer> {
  const handle = await openSafely(target);
  try {
    // because it may be another one by now
    if (!(await handle.stat()).isFile())
      throw new FileFault({ code: 'file-not-regular', args: { kind: 'special file' } });
    while (true) {
      const buffer = memory.take();
      // because most bytes are in memory already: to hand a read to another thread takes longer than the read
      const bytesRead = readSync(handle.fd, buffer, 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      // because others have to be heard meanwhile: threads that read, a signal to stop
      await nextTurn();
    }
  } finally {
    await handle.close();
  }
}
