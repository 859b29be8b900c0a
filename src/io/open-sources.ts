import { readdir } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { ByteSource } from '../core/byte-source.ts';
import type { ProblemCode } from '../core/problem.ts';
import { openArchive } from '../core/suppression/open-archive.ts';
import { findFiles } from './find-files.ts';
import { brokenSource, type OpenOptions } from './open-file.ts';
import { type NamedFile, openNamedFile } from './open-named-file.ts';

/** A file that a name, a pattern or a Maildir means, or why there is none. */
export type SourceFound =
  | NamedFile
  | { readonly shown: string; readonly path: null; readonly code: ProblemCode };

/** Where mails of a Maildir lie that came in (https://cr.yp.to/proto/maildir.html); those in `tmp` are not whole yet. */
const maildirFolders = ['cur', 'new'] as const;

/** The files that names and patterns mean, each once, in their order; a Maildir means its mails. */
export async function findSources(
  folder: string,
  patterns: readonly string[],
): Promise<readonly SourceFound[]> {
  const sources = new Map<string, SourceFound>();
  for (const pattern of patterns) {
    for (const found of await findOf(folder, pattern)) {
      const key = found.path ?? found.shown;
      if (!sources.has(key)) sources.set(key, found);
    }
  }
  return [...sources.values()];
}

async function findOf(folder: string, pattern: string): Promise<readonly SourceFound[]> {
  const found = await findFiles(folder, pattern);
  if (!found.ok) {
    const code = found.reason === 'nothing' ? 'glob-matches-nothing' : 'too-many-files';
    return [{ shown: pattern, path: null, code }];
  }
  const files = await Promise.all(found.paths.map((path) => filesOf(folder, path)));
  return files.flat();
}

async function filesOf(folder: string, path: string): Promise<readonly NamedFile[]> {
  const full = resolve(folder, path);
  const mails = await Promise.all(maildirFolders.map((name) => namesIn(join(full, name))));
  if (mails.every((names) => names === null)) return [{ shown: shownPath(folder, path), path: full }];
  return maildirFolders.flatMap((name, index) =>
    (mails[index] ?? []).map((mail) => ({
      shown: join(shownPath(folder, path), name, mail),
      path: join(full, name, mail),
    })),
  );
}

/** Names of the files in a folder, sorted; null for anything that is no folder. */
async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    return null;
  }
}

function shownPath(folder: string, path: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(folder, path);
  return inside.startsWith('..') ? path : inside;
}

/** Opens sources one after the other, so that a mailbox of any size keeps one file open; a ZIP archive gives its files. */
export async function* openSources(
  sources: readonly SourceFound[],
  options: OpenOptions = {},
): AsyncGenerator<ByteSource> {
  for (const found of sources) {
    const { shown } = found;
    if (found.path === null) yield brokenSource(shown, { code: found.code, file: shown, args: {} });
    else yield* openArchive(await openNamedFile(found, options));
  }
}
