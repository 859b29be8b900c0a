/** A file's bytes that were looked into: its first ones, and all of them to read. */
export interface PeekedChunks {
  /** At least `wanted` bytes, unless the file has fewer. */
  readonly start: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the first bytes of a file without taking them from whoever reads it. */
export async function peekChunks(chunks: AsyncIterable<Uint8Array>, wanted: number): Promise<PeekedChunks> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(Uint8Array.from(next.value));
    length += next.value.length;
  }
  return { start: Buffer.concat(first), chunks: replay(first, iterator) };
}

async function* replay(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    // because whoever stops early must still close the file
    await rest.return?.();
  }
}
