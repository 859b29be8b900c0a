import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayOfInstant } from '../core/list/parse-day.ts';
import type { CanonicalEntry } from '../core/suppression/merge/canonical-entry.ts';
import { canonicalText } from '../core/suppression/merge/canonical-text.ts';
import { type Merged, mergeSuppressions } from '../core/suppression/merge/merge-suppressions.ts';
import type { Tidying } from '../core/suppression/merge/tidy-entries.ts';
import { hashAddress } from './hash-address.ts';
import type { OnBytes } from './open-file.ts';
import { openNamedFile } from './open-named-file.ts';
import { findSources, openSources } from './open-sources.ts';
import { writeAtomically } from './write-atomically.ts';

/** A suppression file, and what is to be merged into it. */
export interface SuppressionsUpdate {
  /** Folder that paths are relative to. */
  readonly folder: string;
  /** The file, as it was named; it need not be there yet, and may be among the sources. */
  readonly output: string;
  /** Files, patterns and Maildirs. */
  readonly files: readonly string[];
  /** False to build the file from the sources alone. */
  readonly keep: boolean;
  readonly tidying: Tidying;
  readonly hashed: boolean;
  readonly asOfMs: number;
  readonly onBytes?: OnBytes;
}

/** Reads the file and the sources and merges them; nothing is written yet. */
export async function readUpdate(update: SuppressionsUpdate): Promise<Merged> {
  const { folder, output, files, keep, tidying, hashed } = update;
  const path = resolve(folder, output);
  const sources = await findSources(folder, files);
  const isThere = sources.some((source) => source.path === path) || existsSync(path);
  return mergeSuppressions({
    target: isThere ? await openNamedFile({ shown: output, path }) : null,
    sources: openSources(
      sources.filter((source) => source.path !== path),
      update.onBytes,
    ),
    keep,
    asOfDay: dayOfInstant(update.asOfMs),
    tidying,
    hash: hashAddress,
    hashed,
  });
}

/** Writes the file whole or not at all; null when all was written, else the code of what went wrong. */
export async function writeSuppressions(
  path: string,
  entries: readonly CanonicalEntry[],
): Promise<string | null> {
  try {
    const file = await writeAtomically(path);
    try {
      for (const piece of canonicalText(entries)) await file.write(Buffer.from(piece));
      await file.commit(true);
    } catch (error) {
      await file.discard();
      throw error;
    }
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return String(error.code);
  }
}
