import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSealedPath } from '../core/age/is-sealed-path.ts';
import type { RepeatPolicy } from '../core/bounce/repeat-rules.ts';
import type { Problem } from '../core/finding.ts';
import { dayOfInstant } from '../core/list/parse-day.ts';
import { effectivePolicy } from '../core/policy/effective-policy.ts';
import type { CanonicalEntry } from '../core/suppression/merge/canonical-entry.ts';
import { canonicalText } from '../core/suppression/merge/canonical-text.ts';
import { type Merged, mergeSuppressions } from '../core/suppression/merge/merge-suppressions.ts';
import type { Tidying } from '../core/suppression/merge/tidy-entries.ts';
import { FileFault } from './file-fault.ts';
import { hashAddress } from './hash-address.ts';
import { loadPolicy } from './load-policy.ts';
import type { OnBytes, OpenOptions } from './open-file.ts';
import { type NamedFile, openNamedFile } from './open-named-file.ts';
import { findSources, openSources } from './open-sources.ts';
import { wouldLieInside } from './would-lie-inside.ts';
import { writeAtomically } from './write-atomically.ts';

/** A suppression file, and what is to be merged into it. */
export interface SuppressionsUpdate {
  /** Folder that paths are relative to. */
  readonly folder: string;
  /** True when nothing outside the folder may be read or written (in workflows). */
  readonly confined: boolean;
  /** Policy file that says how many soft bounces suppress; null for the usual numbers. */
  readonly policy: NamedFile | null;
  /** The file, as it was named; it need not be there yet, and may be among the sources. */
  readonly output: string;
  /** Files, patterns and Maildirs. */
  readonly files: readonly string[];
  /** False to build the file from the sources alone. */
  readonly keep: boolean;
  readonly tidying: Tidying;
  readonly hashed: boolean;
  /** True when what was sealed may be written as plain text; absent means no. */
  readonly plain?: boolean;
  readonly asOfMs: number;
  readonly onBytes?: OnBytes;
}

/** Reads the file and the sources and merges them; nothing is written yet. */
export async function readUpdate(update: SuppressionsUpdate): Promise<Merged> {
  const { folder, confined, output, files, keep, tidying, hashed, onBytes } = update;
  const path = resolve(folder, output);
  const confinement: OpenOptions = confined ? { root: folder } : {};
  const loaded = await loadRepeats(update.policy, confinement);
  if (!loaded.ok) return loaded;
  if (confined && !(await wouldLieInside(path, folder))) {
    return { ok: false, problems: [{ code: 'file-outside-workspace', file: output, args: {} }] };
  }
  const sources = await findSources(folder, files);
  const isOpened = !hashed && update.plain !== true && !isSealedPath(output);
  const sealed = isOpened ? sources.find((source) => isSealedPath(source.shown)) : undefined;
  if (sealed !== undefined) {
    return { ok: false, problems: [{ code: 'age-output-plain', file: sealed.shown, args: {} }] };
  }
  const isThere = sources.some((source) => source.path === path) || existsSync(path);
  return mergeSuppressions({
    target: isThere ? await openNamedFile({ shown: output, path }, confinement) : null,
    sources: openSources(
      sources.filter((source) => source.path !== path),
      { ...confinement, ...(onBytes === undefined ? {} : { onBytes }) },
    ),
    keep,
    asOfDay: dayOfInstant(update.asOfMs),
    ...(loaded.repeats === null ? {} : { repeats: loaded.repeats }),
    tidying,
    hash: hashAddress,
    hashed,
  });
}

type RepeatsLoaded =
  | { readonly ok: true; readonly repeats: RepeatPolicy | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

async function loadRepeats(policy: NamedFile | null, options: OpenOptions): Promise<RepeatsLoaded> {
  if (policy === null) return { ok: true, repeats: null };
  const loaded = await loadPolicy(policy.path, policy.shown, options);
  return loaded.ok ? { ok: true, repeats: effectivePolicy(loaded.policy, null) } : loaded;
}

/** Writes the file whole or not at all; null when all was written, else what is wrong with the keys, or the system's code. */
export async function writeSuppressions(
  path: string,
  entries: readonly CanonicalEntry[],
): Promise<Problem | string | null> {
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
    if (error instanceof FileFault) return { code: error.code, args: error.args };
    if (!(error instanceof Error && 'code' in error)) throw error;
    return String(error.code);
  }
}
