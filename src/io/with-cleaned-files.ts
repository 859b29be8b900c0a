import { rm } from 'node:fs/promises';
import { type AtomicFile, writeAtomically } from './write-atomically.ts';

/** Where a cleaned list goes, and where the rows go that were removed from it. */
export interface CleanedPaths {
  readonly cleaned: string;
  readonly removed: string;
}

/** Both files, which come into being together or not at all. */
export interface CleanedFiles {
  readonly cleaned: AtomicFile;
  readonly removed: AtomicFile;
  /** Puts both in their places; gives the path of one that is there already and may not be replaced, and then puts none. */
  readonly commit: (replace: boolean) => Promise<string | null>;
  readonly discard: () => Promise<void>;
}

/** Starts both files beside their places, and discards them when `use` throws. */
export async function withCleanedFiles<Value>(
  paths: CleanedPaths,
  use: (files: CleanedFiles) => Promise<Value>,
): Promise<Value> {
  const started: AtomicFile[] = [];
  const discard = async (): Promise<void> => {
    for (const file of started) await file.discard();
  };
  try {
    const cleaned = await writeAtomically(paths.cleaned);
    started.push(cleaned);
    const removed = await writeAtomically(paths.removed);
    started.push(removed);
    const commit = (replace: boolean) => commitBoth({ cleaned, removed }, paths, replace);
    return await use({ cleaned, removed, commit, discard });
  } catch (error) {
    await discard();
    throw error;
  }
}

async function commitBoth(
  { cleaned, removed }: Pick<CleanedFiles, 'cleaned' | 'removed'>,
  paths: CleanedPaths,
  replace: boolean,
): Promise<string | null> {
  if (!(await cleaned.commit(replace))) {
    await removed.discard();
    return paths.cleaned;
  }
  let isBoth = false;
  try {
    isBoth = await removed.commit(replace);
  } finally {
    if (!isBoth) await rm(paths.cleaned);
  }
  return isBoth ? null : paths.removed;
}
