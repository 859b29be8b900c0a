import type { ByteSource } from '../byte-source.ts';

/** The first bytes of a source as one of its own, and the source as if nobody had looked. */
export interface PeekedSource {
  readonly head: ByteSource;
  readonly source: ByteSource;
}

/** Reads a source up to so many bytes ahead; a source can be read only once, so these are handed out again. */
export async function peekSource(source: ByteSource, headBytes: number): Promise<PeekedSource> {
  const rest = source.chunks[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < headBytes) {
    const { done, value } = await rest.next();
    if (done) break;
    head.push(value);
    bytes += value.length;
  }
  const again = { ...source, chunks: chain(head, rest) };
  return { head: { path: source.path, chunks: chain(head, null), problem: () => undefined }, source: again };
}

async function* chain(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  try {
    // because whoever reads a chunk may write into it
    yield* head.map((chunk) => new Uint8Array(chunk));
    if (rest !== null) yield* { [Symbol.asyncIterator]: () => rest };
  } finally {
    // because whoever stops early must still close the file
    await rest?.return?.();
  }
}
