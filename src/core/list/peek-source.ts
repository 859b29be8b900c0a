import type { ByteSource } from '../byte-source.ts';
import { peekChunks } from './peek-chunks.ts';

/** The first bytes of a source as one of its own, and the source as if nobody had looked. */
export interface PeekedSource {
  readonly head: ByteSource;
  readonly source: ByteSource;
}

/** Reads a source up to so many bytes ahead; a source can be read only once, so these are handed out again. */
export async function peekSource(source: ByteSource, headBytes: number): Promise<PeekedSource> {
  const { start, chunks } = await peekChunks(source.chunks, headBytes);
  const head = { path: source.path, chunks: once(start), problem: () => undefined };
  return { head, source: { ...source, chunks } };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
