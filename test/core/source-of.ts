import type { ByteSource } from '../../src/core/byte-source.ts';
import type { Problem } from '../../src/core/finding.ts';
import { cut } from './list/csv-reference.ts';

/** How a source hands over its bytes: cut into chunks of these sizes in turn, and broken off with a problem if one is given. */
export interface SourceOptions {
  readonly sizes?: readonly number[];
  readonly problem?: Problem;
}

/** A source of a text (as UTF-8) or of bytes. */
export function sourceOf(
  path: string,
  content: string | Uint8Array,
  { sizes = [65_536], problem }: SourceOptions = {},
): ByteSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, chunks: chunksOf(bytes, sizes), problem: () => problem };
}

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const chunk of cut(bytes, sizes)) yield chunk;
}
