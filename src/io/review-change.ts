import type { Problem } from '../core/finding.ts';
import { unknownCampaign, withArguments } from '../core/plan-checks.ts';
import { applyLimitInputs, type LimitInputs } from '../core/policy/apply-limit-inputs.ts';
import type { PolicyFile } from '../core/policy/policy.ts';
import { fixPatch } from '../core/review/fix-patch.ts';
import { type PlannedReview, planReviews } from '../core/review/plan-review.ts';
import type { ReviewResult } from '../core/review/review-result.ts';
import { type RunReview, runReview } from '../core/review/run-review.ts';
import { type ReviewInput, reviewListChange } from '../core/review-list-change.ts';
import type { Commit } from './git/commit.ts';
import type { GitAnswer } from './git/git-answer.ts';
import { type GitReader, openGitReader } from './git/git-reader.ts';
import { type OpenedSide, openSide } from './open-review-side.ts';

/** What a shell was asked to review. */
export interface ReviewRequest {
  /** Top folder of the checkout. */
  readonly folder: string;
  /** What to compare with: the first of these that the clone has. */
  readonly baseRefs: readonly string[];
  /** Where the change ends: the first of these that the clone has. */
  readonly headRefs: readonly string[];
  /** The branch's own commit, where the head is its merge into the base. */
  readonly branchRef?: string;
  /** The policy file, relative to the top folder. */
  readonly policyPath: string;
  /** Names of campaigns; none means all that the change touches. */
  readonly campaigns: readonly string[];
  readonly limits: LimitInputs;
  /** Suppressions beside those of the policy, on both sides. */
  readonly suppressions?: readonly string[];
  readonly emailColumn?: string | null;
  /** Told the smallest fix of each failed campaign as a patch; null where a patch cannot change the list. */
  readonly onPatch?: (patch: string | null) => void;
  readonly asOfMs: number | null;
  readonly nowMs: number;
}

const maxPolicyBytes = 1 << 20;
/** How many older versions of a list are looked through for recipients that come back. */
const earlierVersions = 3;
const historyMs = 5_000;

/** Reviews what a change does to the campaigns of a repository; every problem ends up in the result. */
export async function reviewChange(request: ReviewRequest): Promise<RunReview> {
  const opened = await openGitReader(request.folder);
  if (!opened.ok) return unchecked([opened.problem]);
  const { reader } = opened;
  try {
    return await reviewWith(reader, request);
  } finally {
    await reader.close();
  }
}

interface Commits {
  readonly base: Commit;
  readonly head: Commit;
}

async function reviewWith(reader: GitReader, request: ReviewRequest): Promise<RunReview> {
  const commits = await findCommits(reader, request);
  if (!commits.ok) return unchecked([commits.problem]);
  const { base, head } = commits.value;
  const basePolicy = await readPolicy(reader, base, request.policyPath);
  const headPolicy = await readPolicy(reader, head, request.policyPath);
  const problems = [...basePolicy.problems, ...headPolicy.problems];
  const ids = { base: base.id, head: head.id };
  if (problems.length > 0) return runReview(ids, [], problems);
  if (basePolicy.policy === null && headPolicy.policy === null) {
    return runReview(ids, [], [{ code: 'file-missing', file: request.policyPath, args: {} }]);
  }
  const plans = planReviews(basePolicy.policy, headPolicy.policy);
  const known = plans.map(({ campaign }) => campaign);
  const unknown = request.campaigns.filter((name) => !known.includes(name));
  problems.push(...unknown.map((name) => unknownCampaign(name, known, request.policyPath)));
  const reviews: ReviewResult[] = [];
  for (const planned of plans) {
    if (request.campaigns.length > 0 && !request.campaigns.includes(planned.campaign)) continue;
    const review = await reviewCampaign(reader, commits.value, planned, request);
    if ('code' in review) problems.push(review);
    else if (review.kind === 'reviewed') reviews.push(review.result);
  }
  const listsOfBranch = await sameListsAt(reader, head, request.branchRef, reviews);
  return runReview(ids, reviews, problems, listsOfBranch);
}

// because the runner checks out a merge, whose lines may not be those of the branch
async function sameListsAt(
  reader: GitReader,
  head: Commit,
  branchRef: string | undefined,
  reviews: readonly ReviewResult[],
): Promise<readonly string[]> {
  const branch = branchRef === undefined ? undefined : await reader.resolveCommit(branchRef);
  if (branch === undefined || !branch.ok) return [];
  const same: string[] = [];
  for (const { list } of reviews) {
    const [here, there] = [await reader.find(head, list), await reader.find(branch.value, list)];
    if (here.ok && there.ok && JSON.stringify(here.value) === JSON.stringify(there.value)) same.push(list);
  }
  return same;
}

async function findCommits(reader: GitReader, request: ReviewRequest): Promise<GitAnswer<Commits>> {
  const head = await firstCommit(reader, request.headRefs);
  const merged = head.ok ? await mergedInto(reader, head.value, request.branchRef) : undefined;
  const tip = merged ?? (await firstCommit(reader, request.baseRefs));
  if (!tip.ok) return reader.shallow ? shallowProblem(request) : tip;
  if (!head.ok) return reader.shallow ? shallowProblem(request) : head;
  const base = await reader.mergeBase(tip.value, head.value);
  return base.ok ? { ok: true, value: { base: base.value, head: head.value } } : base;
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
function shallowProblem({ baseRefs, headRefs }: ReviewRequest): GitAnswer<Commits> {
  const args = { base: baseRefs[0] ?? 'main', head: headRefs[0] ?? 'HEAD', shallow: 'yes' };
  return { ok: false, problem: { code: 'git-no-merge-base', args } };
}

interface PolicyRead {
  readonly policy: PolicyFile | null;
  readonly problems: readonly Problem[];
}

async function readPolicy(reader: GitReader, commit: Commit, path: string): Promise<PolicyRead> {
  const entry = await reader.find(commit, path);
  if (!entry.ok) return { policy: null, problems: [entry.problem] };
  if (entry.value.kind === 'missing') return { policy: null, problems: [] };
  const text = await reader.readText(commit, path, maxPolicyBytes);
  if (!text.ok) return { policy: null, problems: [text.problem] };
  const { parsePolicy } = await import('../core/policy/parse-policy.ts');
  const parsed = parsePolicy(text.value, path);
  return parsed.ok ? { policy: parsed.policy, problems: [] } : { policy: null, problems: parsed.problems };
}

type Reviewed = { readonly kind: 'untouched' } | { readonly kind: 'reviewed'; readonly result: ReviewResult };

async function reviewCampaign(
  reader: GitReader,
  { base, head }: Commits,
  planned: PlannedReview,
  request: ReviewRequest,
): Promise<Reviewed | Problem> {
  const applied = applyLimitInputs(planned.policy, request.limits);
  const [wrong] = applied.ok ? [] : applied.problems;
  if (!applied.ok) return wrong ?? { code: 'internal-error', args: { error: 'limits' } };
  const { suppressions = [], emailColumn = null } = request;
  const policy = withArguments(applied.policy, { suppressions, emailColumn });
  const patternsOfHead = [...new Set([...planned.headSuppressions, ...suppressions])];
  const before = await openSide(reader, base, {
    list: planned.baseList,
    patterns: [...new Set([...planned.baseSuppressions, ...suppressions])],
    policy,
  });
  const after = await openSide(reader, head, {
    list: planned.headList,
    patterns: patternsOfHead,
    policy,
  });
  if (isSame(before, after) && !planned.policyChanged && request.campaigns.length === 0)
    return { kind: 'untouched' };
  const input: ReviewInput = {
    campaign: planned.campaign,
    policy,
    policyChanged: planned.policyChanged,
    policyIsNew: planned.policyIsNew,
    base: before.side,
    head: after.side,
    ...(before.side === null ? { baseSuppressions: before.suppressions } : {}),
    earlier: await openEarlier(reader, base, planned.baseList),
    asOfMs: request.asOfMs ?? policy.asOfMs ?? request.nowMs,
  };
  const result = await reviewListChange(input);
  const fix = result.after?.smallestFix;
  if (request.onPatch !== undefined && fix?.possible && after.side !== null) {
    const again = await openSide(reader, head, {
      list: planned.headList,
      patterns: patternsOfHead,
      policy,
    });
    const { campaign, asOfMs } = input;
    if (again.side !== null)
      request.onPatch(await fixPatch({ campaign, policy, asOfMs, ...again.side }, fix));
  }
  return { kind: 'reviewed', result };
}

// because a campaign whose files are the same on both sides is not what the change is about
function isSame(before: OpenedSide, after: OpenedSide): boolean {
  return before.fingerprint !== '' && before.fingerprint === after.fingerprint;
}

async function openEarlier(
  reader: GitReader,
  base: Commit,
  list: string | null,
): Promise<ReviewInput['earlier']> {
  if (list === null) return [];
  const history = await reader.history(base, list, { limit: earlierVersions + 1, waitMs: historyMs });
  // because what cannot be read only tells nothing of the past
  if (!history.ok) return [];
  const older = history.value.commits.slice(1);
  return Promise.all(older.map((commit) => reader.openBlob(commit, list)));
}

function unchecked(problems: readonly Problem[]): RunReview {
  return runReview({ base: '', head: '' }, [], problems);
}
