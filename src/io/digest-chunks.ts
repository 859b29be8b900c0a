import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Problem } from '../core/finding.ts';

/** Bytes on their way from a file or a commit to their reader, gzip undone, and what is known of them at the end. */
export interface DigestedChunks {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly problem: () => Problem | undefined;
  /** Lower-case hex SHA-256 of the bytes as they lie; the empty string before they were read to the end. */
  readonly digest: () => string;
}

/** What problems of the bytes say about where they lie. */
export interface ChunksOrigin {
  readonly file: string;
  /** Arguments that every problem of these bytes carries. */
  readonly args?: Problem['args'];
  /** The problem that an error of the raw bytes stands for. */
  readonly problemOf: (error: unknown) => Pick<Problem, 'code' | 'args'>;
  /** Told bytes as they are read, for progress. */
  readonly onBytes?: (bytes: number) => void;
}

interface ReadState {
  problem: Problem | undefined;
  digest: string;
}

// first line of a pointer: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
const lfsPointer = Buffer.from('version https://git-lfs.github.com/spec/v1');

/**
 * Digests raw bytes while they are read and undoes gzip. A Git LFS pointer is a problem: it only stands for the file.
 * When the reader stops early, `raw` is told to return and has done so before the reader goes on.
 */
export function digestChunks(raw: AsyncGenerator<Buffer>, origin: ChunksOrigin): DigestedChunks {
  const state: ReadState = { problem: undefined, digest: '' };
  return {
    chunks: readChunks(raw, origin, state),
    problem: () => state.problem,
    digest: () => state.digest,
  };
}

async function* readChunks(
  raw: AsyncGenerator<Buffer>,
  origin: ChunksOrigin,
  state: ReadState,
): AsyncGenerator<Uint8Array> {
  const { file, args = {} } = origin;
  try {
    const counted = countChunks(raw, state, origin.onBytes);
    const first = await counted.next();
    if (first.done === true) return;
    if (first.value.subarray(0, lfsPointer.length).equals(lfsPointer)) {
      state.problem = { code: 'git-lfs-pointer', file, args };
      return;
    }
    const chunks = prepend(first.value, counted);
    if (first.value[0] === 0x1f && first.value[1] === 0x8b) yield* gunzip(chunks);
    else yield* chunks;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    const found = reason.startsWith('Z_')
      ? { code: 'file-gzip-damaged' as const, args: { reason } }
      : origin.problemOf(error);
    state.problem = { ...found, file, args: { ...args, ...found.args } };
  } finally {
    await raw.return(undefined);
  }
}

async function* countChunks(
  raw: AsyncGenerator<Buffer>,
  state: ReadState,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of raw) {
    hash.update(chunk);
    onBytes?.(chunk.length);
    yield chunk;
  }
  state.digest = hash.digest('hex');
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip();
  // because the reader of `stream` gets the error as well, the callback has nothing left to do
  pipeline(Readable.from(chunks), stream, () => undefined);
  yield* stream as AsyncIterable<Buffer>;
}
