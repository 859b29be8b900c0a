import { digestChunks, type ReadingForm } from './digest-chunks.ts';
import type { FileSource, OnBytes } from './open-file.ts';

/** Bytes that come from standard input, and what reports call them. */
export interface StandardInput {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array | string>;
}

/** Opens standard input as a file that can be read once. */
export function openInput(
  { name, chunks }: StandardInput,
  form: ReadingForm & { readonly onBytes?: OnBytes } = {},
): FileSource {
  const problemOf = (error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { code: 'file-unreadable', args: { reason } } as const;
  };
  return { path: name, ...digestChunks(bytesOf(chunks), { ...form, file: name, problemOf }) };
}

async function* bytesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
}
