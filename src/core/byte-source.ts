import type { Problem } from './finding.ts';

/** A file's bytes as they come, with the name reports show for it. Chunks may be of any size. */
export interface ByteSource {
  readonly path: string;
  /** How many bytes they are as they lie, packed or not; absent where that is not known. */
  readonly size?: number;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Why the bytes ended before the file did; read it after `chunks` ended. Half a file must never be judged. */
  readonly problem: () => Problem | undefined;
  /** Takes back a chunk that nobody reads any more, so that its memory serves for another one; absent where there is no use for it. */
  readonly release?: (chunk: Uint8Array) => void;
}
