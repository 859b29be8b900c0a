import { crcOf } from './crc-of.ts';
import type { ZipEntry } from './read-zip-directory.ts';
import { ZipError } from './zip-fault.ts';

const pieceBytes = 64 * 1024;

/**
 * The bytes of a file in an archive, piece by piece. Throws a `ZipError` where they are not those that the directory
 * promises, at the latest when there is one more of them than it says.
 */
export async function* unpackEntry(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const damaged = () => new ZipError({ kind: 'refused', reason: 'damaged', name: entry.name });
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of entry.isStored ? pieces(entry.packed) : inflate(entry.packed)) {
      size += piece.length;
      if (size > entry.size) throw damaged();
      crc = crcOf(piece, crc);
      yield piece;
    }
  } catch (error) {
    throw isOfZlib(error) ? damaged() : error;
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged();
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

async function* inflate(packed: Buffer): AsyncGenerator<Uint8Array> {
  // because most runs unpack nothing
  const { createInflateRaw } = await import('node:zlib');
  const stream = createInflateRaw({ chunkSize: pieceBytes });
  stream.end(packed);
  yield* stream as AsyncIterable<Buffer>; // because without an encoding a stream gives buffers
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
