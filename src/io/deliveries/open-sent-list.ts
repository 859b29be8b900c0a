import type { SentList } from '../../core/delivery/plan-implied-deliveries.ts';
import type { Commit } from '../git/commit.ts';
import type { GitReader } from '../git/git-reader.ts';
import type { FileSource } from '../open-file.ts';
import type { ReadingBudget } from './reading-budget.ts';

/** Commits that changed a list, newest first, that are looked through for the version that was sent. */
const maxVersions = 24;

/** Where past lists are read from, within which budget. */
export interface PastFiles {
  readonly reader: GitReader;
  readonly budget: ReadingBudget;
  /** Digest by content, as git names it: the versions that were looked at. */
  readonly digests: Map<string, string>;
}

/**
 * The places where a list as it was sent may be read: the commit of its check, and a version in the history of HEAD
 * with the digest that was recorded. Each is opened when it is asked for, within the budget.
 */
export async function* openSentList(files: PastFiles, list: SentList): AsyncGenerator<FileSource> {
  for (const { path, commit } of list.places) {
    if (commit === null || files.budget.end() !== undefined) continue;
    const found = await files.reader.resolveCommit(commit);
    if (found.ok) yield files.budget.limit(await files.reader.openBlob(found.value, path));
  }
  for (const path of new Set(list.places.map((place) => place.path))) {
    const commit = await findVersion(files, path, list.digest);
    if (commit !== undefined) yield files.budget.limit(await files.reader.openBlob(commit, path));
  }
}

async function findVersion(files: PastFiles, path: string, digest: string): Promise<Commit | undefined> {
  const { reader, budget } = files;
  const head = await reader.resolveCommit('HEAD');
  if (!head.ok) return undefined;
  const history = await reader.history(head.value, path, { limit: maxVersions });
  if (!history.ok) return undefined;
  for (const commit of history.value.commits) {
    if (budget.end() !== undefined) return undefined;
    if ((await digestOf(files, commit, path)) === digest) return commit;
  }
  return undefined;
}

async function digestOf(
  { reader, budget, digests }: PastFiles,
  commit: Commit,
  path: string,
): Promise<string> {
  const entry = await reader.find(commit, path);
  if (!entry.ok || entry.value.kind !== 'file') return '';
  const known = digests.get(entry.value.oid);
  if (known !== undefined) return known;
  const source = budget.limit(await reader.openBlob(commit, path));
  for await (const _ of source.chunks);
  digests.set(entry.value.oid, source.digest());
  return source.digest();
}
