import { type Commit, parseCommit } from './commit.ts';
import type { GitAnswer } from './git-answer.ts';
import { failureProblem, GitFailure } from './git-failure.ts';
import type { Scratch } from './make-scratch.ts';
import { reachesBoundary } from './reaches-boundary.ts';
import { readOutput } from './read-output.ts';

/**
 * The newest commit that both have in their history. In a shallow clone an older one than the true one may be all that
 * can be seen; then there is none, because comparing with the wrong commit would silently judge another change.
 */
export async function findMergeBase(
  scratch: Scratch,
  base: Commit,
  head: Commit,
): Promise<GitAnswer<Commit>> {
  const shallow = scratch.shallow.size > 0 ? 'yes' : 'no';
  const args = { base: base.name, head: head.name, shallow };
  const none = { ok: false, problem: { code: 'git-no-merge-base', args } } as const;
  try {
    const found = await askForBase(scratch, base, head);
    if (found === undefined) return none;
    const isAncestor = found.id === base.id || found.id === head.id;
    if (!isAncestor && (await reachesBoundary(scratch, [base.id, head.id, `^${found.id}`]))) return none;
    return { ok: true, value: found };
  } catch (error) {
    const missing = { code: 'git-object-missing', args: { commit: head.name } } as const;
    return { ok: false, problem: failureProblem(error, missing) };
  }
}

async function askForBase({ git }: Scratch, base: Commit, head: Commit): Promise<Commit | undefined> {
  try {
    const output = await readOutput(git, ['merge-base', '--end-of-options', base.id, head.id]);
    return parseCommit(output.trim());
  } catch (error) {
    // because exit code 1 alone says that there is none
    if (error instanceof GitFailure && error.exitCode === 1) return undefined;
    throw error;
  }
}
