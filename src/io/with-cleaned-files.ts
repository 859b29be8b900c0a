import { randomBytes } from 'node:crypto';
import { linkSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { linkInto } from './link-into.ts';
import { type AtomicFile, writeAtomically } from './write-atomically.ts';

/** Where a cleaned list goes, and where the rows go that were removed from it. */
export interface CleanedPaths {
  readonly list: string;
  readonly cleaned: string;
  readonly removed: string;
  /** Where the list as it was is kept when `cleaned` is its own place; null when that is another. */
  readonly before: string | null;
}

/** What became of the files: where one was there and may not be replaced, or the list was changed meanwhile, none was put. */
export type CleanedFate =
  | { readonly kind: 'written' }
  | { readonly kind: 'there'; readonly path: string }
  | { readonly kind: 'changed' };

/** All files, which come into being together or not at all. */
export interface CleanedFiles {
  readonly cleaned: AtomicFile;
  readonly removed: AtomicFile;
  readonly commit: (replace: boolean) => Promise<CleanedFate>;
  readonly discard: () => Promise<void>;
}

/** Starts the files beside their places, and discards them when `use` throws. To be called before the list is opened. */
export async function withCleanedFiles<Value>(
  paths: CleanedPaths,
  use: (files: CleanedFiles) => Promise<Value>,
): Promise<Value> {
  const started: AtomicFile[] = [];
  const discard = async (): Promise<void> => {
    for (const file of started) await file.discard();
  };
  try {
    const list = await stat(paths.list).catch(() => null);
    // because what only its owner may read is not opened to others by being cleaned
    const options = list === null ? {} : { mode: list.mode & 0o777 };
    const cleaned = await writeAtomically(paths.cleaned, options);
    started.push(cleaned);
    const removed = await writeAtomically(paths.removed, options);
    started.push(removed);
    const commit = async (replace: boolean): Promise<CleanedFate> => {
      for (const file of [cleaned, removed]) await file.finish();
      const fate = putAll({ cleaned, removed }, { paths, list, replace });
      if (fate.kind !== 'written') await discard();
      return fate;
    };
    return await use({ cleaned, removed, commit, discard });
  } catch (error) {
    await discard();
    throw error;
  }
}

interface Commit {
  readonly paths: CleanedPaths;
  /** The list as it was found; null where it was not. */
  readonly list: Stats | null;
  readonly replace: boolean;
}

type Written = Pick<CleanedFiles, 'cleaned' | 'removed'>;

// because a signal may come at any time but between two turns, all of them are put in one: a process that is ended leaves
// the list as it was and nothing beside it, or is done
function putAll({ cleaned, removed }: Written, { paths, list, replace }: Commit): CleanedFate {
  const undo: string[] = [];
  let isWhole = false;
  try {
    if (paths.before !== null && (list === null || !isSame(list, statSync(paths.cleaned))))
      return { kind: 'changed' };
    if (!removed.put(replace)) return { kind: 'there', path: paths.removed };
    undo.push(paths.removed);
    if (paths.before !== null) {
      if (!keep(paths.cleaned, paths.before, replace)) return { kind: 'there', path: paths.before };
      undo.push(paths.before);
    }
    isWhole = cleaned.put(paths.before !== null || replace);
    return isWhole ? { kind: 'written' } : { kind: 'there', path: paths.cleaned };
  } finally {
    if (!isWhole) for (const path of undo) rmSync(path, { force: true });
  }
}

function isSame(before: Stats, after: Stats): boolean {
  const told = ({ ino, size, mtimeMs, ctimeMs }: Stats) => [ino, size, mtimeMs, ctimeMs].join();
  return told(before) === told(after);
}

// because a link keeps the very file, nothing that somebody writes to it meanwhile is lost
function keep(list: string, before: string, replace: boolean): boolean {
  if (!replace) return linkInto(list, before);
  const temporary = `${before}.${randomBytes(6).toString('hex')}.tmp`;
  linkSync(list, temporary);
  try {
    renameSync(temporary, before);
  } catch (error) {
    rmSync(temporary);
    throw error;
  }
  return true;
}
