import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { inspectHead } from '../list/inspect-head.ts';
import { peekChunks } from '../list/peek-chunks.ts';
import { showable } from '../showable.ts';
import { readZipDirectory, type ZipEntry } from './read-zip-directory.ts';
import { unpackEntry } from './unpack-entry.ts';
import { ZipError, type ZipFault } from './zip-fault.ts';
import { type ZipLimits, zipLimits } from './zip-limits.ts';

const headBytes = 4096;
const nameLength = 120;

/** Which files of an archive are read, by their own name in small letters. */
export interface UnzipOptions {
  readonly isWanted: (name: string) => boolean;
  readonly limits?: ZipLimits;
}

/**
 * A source as the files it stands for: itself, or for a ZIP archive those of its files that are wanted, each unpacked
 * as it is read. What is wrong with an archive, or that it holds nothing wanted, is the problem of the one source that
 * is given instead.
 */
export async function* unzipSource(source: ByteSource, options: UnzipOptions): AsyncGenerator<ByteSource> {
  const { start, chunks } = await peekChunks(source.chunks, headBytes);
  const whole: ByteSource = { ...source, chunks };
  const head = zipHead(start);
  if (head === null) {
    yield whole;
    return;
  }
  const { limits = zipLimits, isWanted } = options;
  const archive = await collect(chunks, limits.archiveBytes);
  const broken = source.problem();
  if (broken !== undefined || archive === null) {
    yield brokenBy(source.path, broken ?? problemOf({ kind: 'too-large', bound: 'archive' }, source.path));
    return;
  }
  const directory = readZipDirectory(archive, limits);
  if (!directory.ok) {
    const { fault } = directory;
    yield brokenBy(source.path, head === 'workbook' ? workbook : problemOf(fault, source.path));
    return;
  }
  const wanted = directory.entries.filter(({ name }) => isWanted(ownName(name)));
  const refusal = refusalOf(directory.entries, wanted);
  if (refusal !== null) yield brokenBy(source.path, refusal);
  else for (const entry of wanted) yield entrySource(entry, source.path);
}

const workbook: Problem = { code: 'file-xlsx', args: { format: 'xlsx' } };

/** What the first bytes of a ZIP archive say it is; null for anything else. */
function zipHead(start: Uint8Array): 'archive' | 'workbook' | null {
  // because an archive without files begins with its end
  if (Buffer.from(start).toString('latin1', 0, 4) === 'PK\x05\x06') return 'archive';
  const head = inspectHead(Buffer.from(start));
  if (head.kind === 'text') return null;
  if (head.code === 'file-zip') return 'archive';
  return head.args.format === 'xlsx' ? 'workbook' : null;
}

/** Why nothing of an archive is read that is whole. */
function refusalOf(entries: readonly ZipEntry[], wanted: readonly ZipEntry[]): Problem | null {
  // because an Office file is a ZIP archive with this in it (ECMA-376, part 2, 10.1.2.2)
  if (entries.some(({ name }) => name === '[Content_Types].xml')) return workbook;
  return wanted.length === 0 ? { code: 'zip-refused', args: { reason: 'nothing' } } : null;
}

/** All bytes; null when there are more than `most`. */
async function collect(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | null> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) return null;
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}

function entrySource(entry: ZipEntry, archive: string): ByteSource {
  const path = `${archive}/${showable(entry.name, nameLength)}`;
  const state: { problem: Problem | undefined } = { problem: undefined };
  return { path, chunks: readEntry(entry, archive, state), problem: () => state.problem };
}

async function* readEntry(
  entry: ZipEntry,
  archive: string,
  state: { problem: Problem | undefined },
): AsyncGenerator<Uint8Array> {
  try {
    const { start, chunks } = await peekChunks(unpackEntry(entry), headBytes);
    if (zipHead(start) !== null) {
      throw new ZipError({ kind: 'refused', reason: 'nested', name: entry.name });
    }
    yield* chunks;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    state.problem = problemOf(error.fault, archive);
  }
}

function problemOf(fault: ZipFault, file: string): Problem {
  const name = fault.name === undefined ? {} : { name: showable(fault.name, nameLength) };
  return fault.kind === 'refused'
    ? { code: 'zip-refused', file, args: { reason: fault.reason, ...name } }
    : { code: 'zip-too-large', file, args: { bound: fault.bound, ...name } };
}

function brokenBy(path: string, problem: Problem): ByteSource {
  return { path, chunks: noBytes(), problem: () => ({ ...problem, file: path }) };
}

// because a source without a byte is a source all the same
async function* noBytes(): AsyncGenerator<Uint8Array> {}

function ownName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}
