import { showable } from '../../core/showable.ts';
import { type Commit, parseCommit } from './commit.ts';
import type { GitAnswer } from './git-answer.ts';
import { failureProblem } from './git-failure.ts';
import type { Scratch } from './make-scratch.ts';
import { readOutput } from './read-output.ts';

const allowed = /^[A-Za-z0-9][A-Za-z0-9._/@{}~^-]{0,199}$/;

/** The commit that a branch, tag, id or expression such as `HEAD~2` names; tags are followed to their commit. */
export async function resolveCommit({ git }: Scratch, ref: string): Promise<GitAnswer<Commit>> {
  const name = showable(ref);
  const unknown = { code: 'git-unknown-ref', args: { ref: name } } as const;
  if (!allowed.test(ref) || ref.includes('..')) return { ok: false, problem: unknown };
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const commit = parseCommit((await readOutput(git, args)).trim(), name);
    return commit === undefined ? { ok: false, problem: unknown } : { ok: true, value: commit };
  } catch (error) {
    return { ok: false, problem: failureProblem(error, unknown) };
  }
}
