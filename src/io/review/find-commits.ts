import type { Commit } from '../git/commit.ts';
import type { GitAnswer } from '../git/git-answer.ts';
import type { GitReader } from '../git/git-reader.ts';

/** The commits that a review is asked for. */
export interface WantedCommits {
  /** What to compare with: the first of these that the clone has. */
  readonly baseRefs: readonly string[];
  /** Where the change ends: the first of these that the clone has. */
  readonly headRefs: readonly string[];
  /** The branch's own commit, where the head is its merge into the base. */
  readonly branchRef?: string;
}

/** The two commits of a review, and where the base has gone on to. */
export interface Commits {
  /** What the change was started from. */
  readonly base: Commit;
  readonly head: Commit;
  /** The newest commit of the base. */
  readonly tip: Commit;
}

/** Finds the commits to compare; in a clone that lacks one of them, the line that would fetch it is the answer. */
export async function findCommits(reader: GitReader, wanted: WantedCommits): Promise<GitAnswer<Commits>> {
  const head = await firstCommit(reader, wanted.headRefs);
  const merged = head.ok ? await mergedInto(reader, head.value, wanted.branchRef) : undefined;
  const tip = merged ?? (await firstCommit(reader, wanted.baseRefs));
  if (!tip.ok) return reader.shallow ? shallowProblem(wanted) : tip;
  if (!head.ok) return reader.shallow ? shallowProblem(wanted) : head;
  const base = await reader.mergeBase(tip.value, head.value);
  return base.ok ? { ok: true, value: { base: base.value, head: head.value, tip: tip.value } } : base;
}

// because the event may name an older base than the runner merged into, and others' changes would be blamed on this one
async function mergedInto(
  reader: GitReader,
  head: Commit,
  branchRef: string | undefined,
): Promise<GitAnswer<Commit> | undefined> {
  const branch = await reader.resolveCommit(`${head.id}^2`);
  if (!branch.ok || branch.value.id !== branchRef) return undefined;
  return reader.resolveCommit(`${head.id}^1`);
}

async function firstCommit(reader: GitReader, refs: readonly string[]): Promise<GitAnswer<Commit>> {
  let answer = await reader.resolveCommit(refs[0] ?? 'HEAD');
  for (const ref of refs.slice(1)) if (!answer.ok) answer = await reader.resolveCommit(ref);
  return answer;
}

// because a commit that a shallow clone does not have is most likely only cut off
function shallowProblem({ baseRefs, headRefs }: WantedCommits): GitAnswer<Commits> {
  const args = { base: baseRefs[0] ?? 'main', head: headRefs[0] ?? 'HEAD', shallow: 'yes' };
  return { ok: false, problem: { code: 'git-no-merge-base', args } };
}
