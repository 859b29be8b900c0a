import { opendir, realpath, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import picomatch from 'picomatch';

/** Most files one pattern may match; a pattern that matches more was not meant. */
const maxFiles = 10_000;
const maxPatternLength = 500;

/** A pattern that could not be resolved, and why. */
export type FilesFound =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly reason: 'nothing' | 'too-many' | 'pattern-too-long' };

/**
 * The files that a path or glob means, relative to `root`, sorted. `*` and `?` stay within a folder, `**` crosses
 * folders; braces are not expanded. Dot folders are entered only where
 * the pattern names them, links to folders never. Whatever else matches is given, links and FIFOs too, so that opening
 * it says what is wrong: a suppression file must not be passed over. A pattern without wildcards is returned as it is.
 */
export async function findFiles(root: string, pattern: string): Promise<FilesFound> {
  if (pattern.length > maxPatternLength) return { ok: false, reason: 'pattern-too-long' };
  if (!/[*?]/.test(pattern)) return { ok: true, paths: [pattern] };
  const parts = posix.normalize(pattern).split('/');
  const base = parts.slice(
    0,
    parts.findIndex((part) => /[*?]/.test(part)),
  );
  // because braces and extended globs can expand without bound, they are plain characters here
  const matches = picomatch(posix.normalize(pattern), { nobrace: true, noextglob: true, nonegate: true });
  const paths: string[] = [];
  const start = join(posix.isAbsolute(pattern) ? '/' : root, ...base);
  try {
    for await (const path of walk(
      await realpath(start),
      parts.includes('**') ? 64 : parts.length - base.length,
    )) {
      const name = [...base, ...path.split(sep)].join('/');
      if (matches(name)) paths.push(name);
      if (paths.length > maxFiles) return { ok: false, reason: 'too-many' };
    }
  } catch {
    return { ok: false, reason: 'nothing' };
  }
  return paths.length === 0 ? { ok: false, reason: 'nothing' } : { ok: true, paths: paths.sort() };
}

async function* walk(folder: string, depth: number, root = folder): AsyncGenerator<string> {
  for await (const item of await opendir(folder)) {
    const path = join(folder, item.name);
    if (item.isDirectory()) {
      if (depth > 1 && !item.name.startsWith('.')) yield* walk(path, depth - 1, root);
      continue;
    }
    if (!item.isSymbolicLink() || !(await leadsToFolder(path))) yield relative(root, path);
  }
}

async function leadsToFolder(link: string): Promise<boolean> {
  // because a link that leads nowhere must not be passed over in silence, it counts as a file
  const target = await stat(link).catch(() => null);
  return target?.isDirectory() === true;
}
