import { availableParallelism } from 'node:os';
import type { ByteSource } from '../../core/byte-source.ts';
import type { PieceThreads } from '../../core/packed/piece-queue.ts';

/** Files that are smaller together gain less than it costs to start threads. */
const fewestBytes = 32 * 1024 * 1024;
/** More of them wait for the one that takes what they read. */
const mostThreads = 4;

/** Runs something that reads these files, with threads where that is faster; they are gone when it has ended. */
export async function withThreads<Result>(
  sources: readonly ByteSource[],
  run: (threads: PieceThreads | undefined) => Promise<Result>,
): Promise<Result> {
  const bytes = sources.reduce((sum, { size = 0 }) => sum + size, 0);
  const cores = Math.min(availableParallelism(), mostThreads);
  if (bytes < fewestBytes || cores < 2) return run(undefined);
  // because most runs need none
  const { PackingThreads } = await import('./packing-threads.ts');
  const threads = new PackingThreads(cores);
  try {
    return await run(threads);
  } finally {
    await threads.close();
  }
}
