import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { judgeContent, judgeStart, startBytes } from '../core/age/judge-start.ts';
import type { Problem } from '../core/finding.ts';
import { type PeekedChunks, peekChunks } from '../core/list/peek-chunks.ts';
import { FileFault } from './file-fault.ts';

/** Bytes on their way from a file or a commit to their reader, unsealed and unpacked, and what is known of them at the end. */
export interface DigestedChunks {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly problem: () => Problem | undefined;
  /** Lower-case hex SHA-256 of the bytes as they lie; the empty string before they were read to the end. */
  readonly digest: () => string;
}

/** True when a file may not be plain text, because everybody could read it where it lies; asked once there is one that is. */
export type SealedOnly = boolean | (() => Promise<boolean>);

/** How a file's bytes are given to their reader. */
export interface ReadingForm {
  /** True to give them as they lie: sealed and packed files need no key then, and tell their digest alone. */
  readonly asTheyLie?: boolean;
  readonly sealedOnly?: SealedOnly;
  /** Most bytes that are given; a file that holds more is a problem. */
  readonly maxBytes?: number;
}

/** What problems of the bytes say about where they lie, and how they are read. */
export interface ChunksOrigin extends ReadingForm {
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

/** Most bytes that a file may hold, unsealed and unpacked: some hundred million rows. */
const maxFileBytes = 4 * 1024 * 1024 * 1024;

/** Most unpacked bytes for one of gzip, from so many on: no list has so much that repeats, and some kilobytes would keep a job for minutes. */
const maxRatio = 250;
const ratioFrom = 16 * 1024 * 1024;

// first line of a pointer: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
const lfsPointer = Buffer.from('version https://git-lfs.github.com/spec/v1');

/**
 * Digests raw bytes while they are read, opens sealed ones and undoes gzip. A Git LFS pointer is a problem: it only stands
 * for the file. When the reader stops early, `raw` is told to return and has done so before the reader goes on.
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
  const { file, args = {}, maxBytes = maxFileBytes } = origin;
  try {
    const counted = await peekChunks(countChunks(raw, state, origin.onBytes), startBytes);
    const wrapping = wrappingOf(counted.start, origin);
    if (typeof wrapping === 'object') throw new FileFault(wrapping);
    const content = unwrap(counted, wrapping);
    if (wrapping === 'plain' && (await isSealedOnly(origin))) await refusePlain(content);
    yield* atMost(maxBytes, content);
  } catch (error) {
    const found = faultOf(error) ?? origin.problemOf(error);
    state.problem = { ...found, file, args: { ...args, ...found.args } };
    if (error instanceof FileFault) state.digest = '';
  } finally {
    await raw.return(undefined);
  }
}

type Wrapped = 'as-it-lies' | 'plain' | 'sealed' | Pick<Problem, 'code' | 'args'>;

function wrappingOf(start: Uint8Array, { file, asTheyLie }: ChunksOrigin): Wrapped {
  if (Buffer.from(start.subarray(0, lfsPointer.length)).equals(lfsPointer))
    return { code: 'git-lfs-pointer', args: {} };
  if (asTheyLie === true || start.length === 0) return 'as-it-lies';
  return judgeStart(file, start);
}

async function isSealedOnly({ sealedOnly = false }: ReadingForm): Promise<boolean> {
  return typeof sealedOnly === 'boolean' ? sealedOnly : sealedOnly();
}

/** Because a sealed file inside gzip is not plain, which is told when it is unpacked, the content is looked at first. */
async function refusePlain(content: AsyncIterable<Uint8Array>): Promise<never> {
  for await (const _ of content) break;
  throw new FileFault({ code: 'list-plain-in-public', args: {} });
}

async function* unwrap(
  { start, chunks }: PeekedChunks,
  wrapping: Extract<Wrapped, string>,
): AsyncGenerator<Uint8Array> {
  if (wrapping === 'as-it-lies') yield* chunks;
  else if (wrapping === 'sealed') {
    // because a run without sealed files need not load what opens them
    const { decryptChunks } = await import('./age/decrypt-chunks.ts');
    yield* unwrap(await peekContent(decryptChunks(chunks), 'age'), 'plain');
  } else if (start[0] === 0x1f && start[1] === 0x8b)
    yield* (await peekContent(gunzip(chunks), 'gzip')).chunks;
  else yield* chunks;
}

async function peekContent(chunks: AsyncIterable<Uint8Array>, outer: 'age' | 'gzip'): Promise<PeekedChunks> {
  const content = await peekChunks(chunks, startBytes);
  const sealed = judgeContent(content.start, outer);
  if (sealed !== null) throw new FileFault(sealed);
  return content;
}

// because a file of some megabytes may unpack to any number
async function* atMost(maxBytes: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let given = 0;
  for await (const chunk of chunks) {
    given += chunk.length;
    if (given > maxBytes) throw new FileFault({ code: 'file-too-large', args: { limit: maxBytes } });
    yield chunk;
  }
}

/** What an error that is not of the raw bytes says; undefined for one that is. */
function faultOf(error: unknown): Pick<Problem, 'code' | 'args'> | undefined {
  if (error instanceof FileFault) return { code: error.code, args: error.args };
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reason.startsWith('Z_') ? { code: 'file-gzip-damaged', args: { reason } } : undefined;
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

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // because most runs unpack nothing, and loading it takes a millisecond
  const { createGunzip } = await import('node:zlib');
  const stream = createGunzip();
  let given = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      given += chunk.length;
      yield chunk;
    }
  };
  // because the reader of `stream` gets the error as well, the callback has nothing left to do
  pipeline(Readable.from(counted()), stream, () => undefined);
  let unpacked = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    unpacked += chunk.length;
    if (unpacked > ratioFrom && unpacked > given * maxRatio)
      throw new FileFault({ code: 'file-too-large', args: { ratio: maxRatio } });
    yield chunk;
  }
  // because what stands behind a zero byte is passed over without an error, and might be rows
  if (stream.bytesWritten !== given)
    throw new FileFault({ code: 'file-gzip-damaged', args: { reason: 'trailing' } });
}
