import type { Git } from '../git/run-git.ts';
import { callGit } from './call-git.ts';
import type { Deadline } from './deadline.ts';
import { rawFormat } from './list-inbox.ts';
import { type CommitChanges, parseChanges } from './parse-changes.ts';

const maxLogBytes = 256 << 20;

/**
 * What every commit up to the tip changed, oldest first, along first parents; of the commits that `since` has none is
 * told. Throws a GitFailure.
 */
export async function walkHistory(
  git: Git,
  tip: string,
  deadline: Deadline,
  since: string | null = null,
): Promise<Iterable<CommitChanges>> {
  const commits = since === null ? [tip] : [tip, `^${since}`];
  const args = ['log', '--first-parent', '-m', '--reverse', ...rawFormat, ...commits, '--'];
  const { output, failure } = await callGit(git, args, { waitMs: deadline.callMs(), maxBytes: maxLogBytes });
  if (failure !== null) throw failure;
  return parseChanges(output);
}
