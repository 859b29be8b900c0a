import type { BaseMoved } from '../../core/review/run-review.ts';
import type { Commit } from '../git/commit.ts';
import type { GitReader } from '../git/git-reader.ts';
import type { Commits } from './find-commits.ts';

/** The most files that are named, and the most commits that are counted for each. */
const most = { files: 20, commits: 100 };

/**
 * What the base did to these files since the change was started from it; null when it left them alone. A pull request
 * is judged merged into that newer base, so it may come to another result there.
 */
export async function baseMoved(
  reader: GitReader,
  { base, tip }: Commits,
  patterns: readonly string[],
): Promise<BaseMoved | null> {
  if (base.id === tip.id) return null;
  const files: string[] = [];
  for (const path of await pathsOf(reader, [base, tip], patterns)) {
    if (files.length < most.files && !(await isSame(reader, path, [base, tip]))) files.push(path);
  }
  if (files.length === 0) return null;
  const ids = new Set<string>();
  let isMore = false;
  for (const file of files) {
    const history = await reader.history(tip, file, { limit: most.commits, since: base });
    if (!history.ok) continue;
    for (const { id } of history.value.commits) ids.add(id);
    isMore ||= history.value.end !== 'start';
  }
  return { name: tip.name, commits: ids.size, isMore, files };
}

async function pathsOf(
  reader: GitReader,
  commits: readonly Commit[],
  patterns: readonly string[],
): Promise<readonly string[]> {
  const paths = new Set<string>();
  for (const pattern of new Set(patterns)) {
    for (const commit of commits) {
      const listed = await reader.list(commit, pattern);
      for (const path of listed.ok ? listed.value : []) paths.add(path);
    }
  }
  return [...paths].sort();
}

async function isSame(reader: GitReader, path: string, commits: readonly Commit[]): Promise<boolean> {
  const entries = new Set<string>();
  for (const commit of commits) {
    const entry = await reader.find(commit, path);
    entries.add(JSON.stringify(entry.ok ? entry.value : entry.problem.code));
  }
  return entries.size === 1;
}
