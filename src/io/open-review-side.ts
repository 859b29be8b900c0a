import type { Commit } from './git/commit.ts';
import type { GitAnswer } from './git/git-answer.ts';
import type { GitReader } from './git/git-reader.ts';
import { brokenSource, type FileSource } from './open-file.ts';

/** The suppression files of a commit. */
export interface OpenedSuppressions {
  /** Opened, with those that cannot be read as their problems. */
  readonly sources: readonly FileSource[];
  /** Paths of those that are there. */
  readonly files: readonly string[];
}

/** What a policy writes for patterns to say that there are no suppressions. */
function isNone(patterns: readonly string[]): boolean {
  return patterns.length === 1 && patterns[0] === 'none';
}

/**
 * Opens the suppression files that patterns mean in a commit. A pattern that matches nothing is no problem while others
 * match: a file may be moved or taken away, and the entries that are lost with it are what the review compares.
 * Nothing at all is one.
 */
export async function openSuppressionsAt(
  reader: GitReader,
  commit: Commit,
  patterns: readonly string[],
): Promise<OpenedSuppressions> {
  if (isNone(patterns)) return { sources: [], files: [] };
  if (patterns.length === 0)
    return { sources: [brokenSource('', { code: 'no-suppressions', args: {} })], files: [] };
  return openFilesAt(reader, commit, patterns);
}

/** Opens the files that patterns mean in a commit; nothing at all is a problem. */
export async function openFilesAt(
  reader: GitReader,
  commit: Commit,
  patterns: readonly string[],
): Promise<OpenedSuppressions> {
  const { files, broken, unmatched } = await findSuppressions(reader, commit, patterns);
  const sources = [...broken, ...(files.length === 0 ? unmatched : [])];
  for (const path of files) sources.push(await reader.openBlob(commit, path));
  return { sources, files };
}

/** Equal for two commits exactly when all these files are; empty when one cannot be compared. */
export async function fingerprintOf(
  reader: GitReader,
  commit: Commit,
  paths: readonly string[],
): Promise<string> {
  const prints: string[] = [];
  for (const path of paths) {
    const entry = await reader.find(commit, path);
    // because what a link or a submodule leads to can change while the entry stays the same
    if (!entry.ok || (entry.value.kind !== 'file' && entry.value.kind !== 'missing')) return '';
    prints.push(`${path} ${JSON.stringify(entry.value)}`);
  }
  return prints.sort().join('\n');
}

interface SuppressionPaths {
  readonly files: readonly string[];
  readonly broken: readonly FileSource[];
  readonly unmatched: readonly FileSource[];
}

async function findSuppressions(
  reader: GitReader,
  commit: Commit,
  patterns: readonly string[],
): Promise<SuppressionPaths> {
  const files = new Set<string>();
  const unmatched: FileSource[] = [];
  const broken: FileSource[] = [];
  for (const pattern of patterns) {
    const listed = await listExisting(reader, commit, pattern);
    if (listed.ok) for (const path of listed.value) files.add(path);
    else
      (listed.problem.code === 'glob-matches-nothing' ? unmatched : broken).push(
        brokenSource(pattern, listed.problem),
      );
  }
  return { files: [...files].sort(), broken, unmatched };
}

// because a plain path is listed without being looked at
async function listExisting(
  reader: GitReader,
  commit: Commit,
  pattern: string,
): Promise<GitAnswer<readonly string[]>> {
  const listed = await reader.list(commit, pattern);
  const [path] = listed.ok && !/[*?]/.test(pattern) ? listed.value : [];
  if (path === undefined) return listed;
  const entry = await reader.find(commit, path);
  const isMissing = entry.ok && entry.value.kind === 'missing';
  return isMissing
    ? { ok: false, problem: { code: 'glob-matches-nothing', file: pattern, args: {} } }
    : listed;
}
