import type { Problem } from '../../core/finding.ts';
import { showable } from '../../core/showable.ts';
import type { FileSource } from '../open-file.ts';
import type { Commit } from './commit.ts';
import { findEntry, type TreeEntry } from './find-entry.ts';
import { findMergeBase } from './find-merge-base.ts';
import { findMovedFile, type MovedFile, type WantedFile } from './find-moved-file.ts';
import type { GitAnswer } from './git-answer.ts';
import { listPaths } from './list-paths.ts';
import { locateGitFolder } from './locate-git-folder.ts';
import { makeScratch, type Scratch } from './make-scratch.ts';
import { type OpenBlobOptions, openBlob } from './open-blob.ts';
import { readBlobText } from './read-blob-text.ts';
import { type FileHistory, type HistoryLimits, readHistory } from './read-history.ts';
import { resolveCommit } from './resolve-commit.ts';

/**
 * Reads files out of a checkout's history. Nothing is checked out or fetched, and no setting, hook or filter of the
 * checkout counts. Paths are relative to its top folder. Close it when done; it holds a temporary folder.
 */
export interface GitReader {
  /** True when the clone lacks the older part of the history. */
  readonly shallow: boolean;
  /** The commit that a branch, tag, id or expression names. */
  readonly resolveCommit: (ref: string) => Promise<GitAnswer<Commit>>;
  /** The commit that `head` was branched from. */
  readonly mergeBase: (base: Commit, head: Commit) => Promise<GitAnswer<Commit>>;
  /** What a commit has at a path. */
  readonly find: (commit: Commit, path: string) => Promise<GitAnswer<TreeEntry>>;
  /** Where a file that is not at its path may be: under other paths of the commit. */
  readonly findMoved: (commit: Commit, file: WantedFile) => Promise<GitAnswer<MovedFile>>;
  /** The files of a commit that a path or glob means. */
  readonly list: (commit: Commit, pattern: string) => Promise<GitAnswer<readonly string[]>>;
  /** A file of a commit, to be streamed. */
  readonly openBlob: (commit: Commit, path: string, options?: OpenBlobOptions) => Promise<FileSource>;
  /** A small text file of a commit, whole. */
  readonly readText: (commit: Commit, path: string, maxBytes: number) => Promise<GitAnswer<string>>;
  /** The commits up to this one that changed a file, newest first. */
  readonly history: (commit: Commit, path: string, limits: HistoryLimits) => Promise<GitAnswer<FileHistory>>;
  readonly close: () => Promise<void>;
}

/** A reader, or why the folder has no history that can be read. */
export type GitReaderOpened =
  | { readonly ok: true; readonly reader: GitReader }
  | { readonly ok: false; readonly problem: Problem };

/** Opens the history of the checkout whose top folder this is. */
export async function openGitReader(folder: string): Promise<GitReaderOpened> {
  try {
    const located = await locateGitFolder(folder);
    if (located === undefined)
      return { ok: false, problem: { code: 'git-not-a-checkout', file: folder, args: {} } };
    return { ok: true, reader: readerOf(await makeScratch(located)) };
  } catch (error) {
    // because a name of a file may be in the words, they are made inert
    const reason = showable(error instanceof Error ? error.message : String(error), 200);
    return { ok: false, problem: { code: 'git-unreadable', file: folder, args: { reason } } };
  }
}

function readerOf(scratch: Scratch): GitReader {
  return {
    shallow: scratch.shallow.size > 0,
    resolveCommit: (ref) => resolveCommit(scratch, ref),
    mergeBase: (base, head) => findMergeBase(scratch, base, head),
    find: (commit, path) => findEntry(scratch, commit, path),
    findMoved: (commit, file) => findMovedFile(scratch, commit, file),
    list: (commit, pattern) => listPaths(scratch, commit, pattern),
    openBlob: (commit, path, options) => openBlob(scratch, commit, path, options),
    readText: async (commit, path, maxBytes) => readBlobText(await openBlob(scratch, commit, path), maxBytes),
    history: (commit, path, limits) => readHistory(scratch, commit, path, limits),
    close: scratch.close,
  };
}
