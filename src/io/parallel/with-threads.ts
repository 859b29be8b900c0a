import { availableParallelism } from 'node:os';
import type { ByteSource } from '../../core/byte-source.ts';
import type { PieceThreads } from '../../core/packed/piece-queue.ts';

/** Files that are smaller together gain less than it costs to start threads. */
const fewestBytes = 32 * 1024 * 1024;
/** More of them wait for the main thread, which takes what they pack. */
const mostThreads = 4;

/** Runs something that reads these files, with threads beside the main one where that is faster; they are gone at its end. */
export async function withThreads<Result>(
  sources: readonly ByteSource[],
  run: (threads: PieceThreads | undefined) => Promise<Result>,
): Promise<Result> {
  const bytes = sources.reduce((sum, { size = 0 }) => sum + size, 0);
  const count = Math.min(availableParallelism() - 1, mostThreads);
  if (bytes < fewestBytes || count < 1) return run(undefined);
  // because most runs need none
  const { PackingThreads } = await import('./packing-threads.ts');
  const threads = new PackingThreads(count);
  try {
    return await run(threads);
  } finally {
    await threads.close();
  }
}
