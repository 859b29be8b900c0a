import type { CampaignPolicy } from '../core/policy/campaign-policy.ts';
import type { ReviewSide } from '../core/review-list-change.ts';
import { digestsOf } from './digests-of.ts';
import type { Commit } from './git/commit.ts';
import type { GitAnswer } from './git/git-answer.ts';
import type { GitReader } from './git/git-reader.ts';
import { brokenSource, type FileSource } from './open-file.ts';

/** A campaign's files in one commit. */
export interface OpenedSide {
  /** Null when the campaign is not in the policy of the commit. */
  readonly side: ReviewSide | null;
  /** The suppressions, also where there is no list. */
  readonly suppressions: readonly FileSource[];
  /** Equal for two commits exactly when all these files are; empty when there is no list, or a file cannot be compared. */
  readonly fingerprint: string;
}

/** Where a campaign's files lie. */
export interface SideFiles {
  readonly list: string | null;
  readonly patterns: readonly string[];
  readonly policy: CampaignPolicy;
}

/** Opens a campaign's list and suppressions as a commit has them. */
export async function openSide(reader: GitReader, commit: Commit, files: SideFiles): Promise<OpenedSide> {
  const { list, patterns, policy } = files;
  const paths = await findSuppressions(reader, commit, patterns);
  const suppressions = [...paths.broken];
  for (const path of paths.found) suppressions.push(await reader.openBlob(commit, path));
  if (list === null) return { side: null, suppressions, fingerprint: '' };
  const fingerprints: (string | null)[] = [];
  for (const path of [list, ...paths.found]) fingerprints.push(await fingerprintOf(reader, commit, path));
  const listSource = await reader.openBlob(commit, list);
  const side = {
    list: listSource,
    suppressions: patterns.length === 1 && patterns[0] === 'none' ? null : suppressions,
    digests: () => digestsOf(listSource, suppressions, policy),
  };
  const comparable = !fingerprints.includes(null);
  return { side, suppressions, fingerprint: comparable ? fingerprints.sort().join('\n') : '' };
}

interface SuppressionPaths {
  readonly found: readonly string[];
  readonly broken: readonly FileSource[];
}

/**
 * Finds the suppression files. A pattern that matches nothing is no problem while others match: a file may be moved or
 * taken away, and the entries that are lost with it are what the review compares. Nothing at all is one.
 */
async function findSuppressions(
  reader: GitReader,
  commit: Commit,
  patterns: readonly string[],
): Promise<SuppressionPaths> {
  if (patterns.length === 1 && patterns[0] === 'none') return { found: [], broken: [] };
  if (patterns.length === 0)
    return { found: [], broken: [brokenSource('', { code: 'no-suppressions', args: {} })] };
  const found = new Set<string>();
  const unmatched: FileSource[] = [];
  const broken: FileSource[] = [];
  for (const pattern of patterns) {
    const listed = await listExisting(reader, commit, pattern);
    if (listed.ok) for (const path of listed.value) found.add(path);
    else
      (listed.problem.code === 'glob-matches-nothing' ? unmatched : broken).push(
        brokenSource(pattern, listed.problem),
      );
  }
  return { found: [...found].sort(), broken: found.size === 0 ? [...broken, ...unmatched] : broken };
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

// because what a link or a submodule leads to can change while the entry stays the same
async function fingerprintOf(reader: GitReader, commit: Commit, path: string): Promise<string | null> {
  const entry = await reader.find(commit, path);
  const known = entry.ok && (entry.value.kind === 'file' || entry.value.kind === 'missing');
  return known ? `${path} ${JSON.stringify(entry.value)}` : null;
}
