import type { Problem } from '../core/finding.ts';
import type { LedgerHistory } from '../core/ledger/ledger-history.ts';
import { unknownCampaign } from '../core/plan-checks.ts';
import type { LimitInputs } from '../core/policy/apply-limit-inputs.ts';
import { type PlannedReview, planReviews } from '../core/review/plan-review.ts';
import type { ReviewResult } from '../core/review/review-result.ts';
import { type RunReview, runReview } from '../core/review/run-review.ts';
import type { SealedOnly } from './digest-chunks.ts';
import type { Commit } from './git/commit.ts';
import { type GitReader, openGitReader } from './git/git-reader.ts';
import { baseMoved } from './review/base-moved.ts';
import { listComparer } from './review/compare-lists.ts';
import { type Commits, findCommits, type WantedCommits } from './review/find-commits.ts';
import { type FixPatch, FixPatchMaker } from './review/fix-patch.ts';
import { readPolicyAt } from './review/read-policy-at.ts';
import { type CampaignContext, reviewCampaign } from './review/review-campaign.ts';

/** What a shell was asked to review. */
export interface ReviewRequest extends WantedCommits {
  /** Top folder of the checkout. */
  readonly folder: string;
  /** The policy file, relative to the top folder. */
  readonly policyPath: string;
  /** Names of campaigns; none means all that the change touches. */
  readonly campaigns: readonly string[];
  readonly limits: LimitInputs;
  /** Suppressions beside those of the policy, on both sides. */
  readonly suppressions?: readonly string[];
  readonly emailColumn?: string | null;
  /** True when everybody can read what is committed here; absent where nobody knows. */
  readonly isPublic?: SealedOnly;
  /** Told the fix of the whole change. */
  readonly onPatch?: (fix: FixPatch) => void;
  readonly asOfMs: number | null;
  readonly nowMs: number;
  /** What the ledger tells of past sends; absent or null without one. */
  readonly ledger?: LedgerHistory | null;
}

/** Reviews what a change does to the campaigns of a repository; every problem ends up in the result. */
export async function reviewChange(request: ReviewRequest): Promise<RunReview> {
  const opened = await openGitReader(request.folder);
  if (!opened.ok) return unchecked([opened.problem]);
  const { reader } = opened;
  try {
    const commits = await findCommits(reader, request);
    return commits.ok ? await reviewCommits(reader, commits.value, request) : unchecked([commits.problem]);
  } finally {
    await reader.close();
  }
}

async function reviewCommits(
  reader: GitReader,
  commits: Commits,
  request: ReviewRequest,
): Promise<RunReview> {
  const { base, head } = commits;
  const basePolicy = await readPolicyAt(reader, base, request.policyPath);
  const headPolicy = await readPolicyAt(reader, head, request.policyPath);
  const problems = [...basePolicy.problems, ...headPolicy.problems];
  const ids = { base: base.id, head: head.id };
  if (problems.length > 0) return runReview(ids, [], problems);
  if (basePolicy.policy === null && headPolicy.policy === null) {
    return runReview(ids, [], [{ code: 'file-missing', file: request.policyPath, args: {} }]);
  }
  const sides = [
    { commit: base, policy: basePolicy.policy },
    { commit: head, policy: headPolicy.policy },
  ] as const;
  const plans = await planReviews(basePolicy.policy, headPolicy.policy, listComparer(reader, ...sides));
  const reviewed = await reviewPlans(reader, commits, plans, request);
  const files = watchedFiles(plans, reviewed.reviews);
  const listsOfBranch = await sameListsAt(reader, head, request.branchRef, reviewed.reviews);
  return runReview(ids, reviewed.reviews, reviewed.problems, {
    listsOfBranch,
    baseMoved: files.length === 0 ? null : await baseMoved(reader, commits, [request.policyPath, ...files]),
  });
}

interface PlansReviewed {
  readonly reviews: readonly ReviewResult[];
  readonly problems: readonly Problem[];
}

async function reviewPlans(
  reader: GitReader,
  commits: Commits,
  plans: readonly PlannedReview[],
  request: ReviewRequest,
): Promise<PlansReviewed> {
  const { campaigns, policyPath, onPatch } = request;
  const known = plans.map(({ campaign }) => campaign);
  const unknown = campaigns.filter((name) => !known.includes(name));
  const problems = unknown.map((name) => unknownCampaign(name, known, policyPath));
  const fix = onPatch === undefined ? null : new FixPatchMaker();
  const past = await pastSends(plans, request);
  const context = { ...contextOf(reader, commits, request, fix), past };
  const reviews: ReviewResult[] = [];
  const newFiles = new Set<string>();
  for (const planned of plans) {
    if (campaigns.length > 0 && !campaigns.includes(planned.campaign)) continue;
    const reviewed = await reviewCampaign(planned, context);
    if (reviewed.kind === 'problem') problems.push(reviewed.problem);
    if (reviewed.kind !== 'reviewed') continue;
    reviews.push(reviewed.result);
    for (const path of reviewed.newFiles) newFiles.add(path);
  }
  if (fix !== null) onPatch?.(await fix.make(reader, commits.head, [...newFiles]));
  return { reviews, problems };
}

// because only what was sent and recorded implies a delivery, most reviews need not look
async function pastSends(
  plans: readonly PlannedReview[],
  { folder, ledger = null, asOfMs, nowMs }: ReviewRequest,
): Promise<CampaignContext['past']> {
  const [first] = plans.filter(({ policy }) => policy.impliedDeliveries);
  if (ledger === null || ledger.sends.length === 0 || first === undefined) return { ledger };
  const { openDeliveries } = await import('./deliveries/open-deliveries.ts');
  const columns = new Map(plans.map(({ campaign, policy }) => [campaign, policy.columns.email]));
  const opened = await openDeliveries({
    folder,
    ledger,
    asOfMs: asOfMs ?? first.policy.asOfMs ?? nowMs,
    emailColumnOf: (campaign) => columns.get(campaign),
  });
  return { ledger, deliveries: opened.deliveries };
}

function contextOf(
  reader: GitReader,
  commits: Commits,
  request: ReviewRequest,
  fix: FixPatchMaker | null,
): Omit<CampaignContext, 'past'> {
  const { limits, suppressions = [], emailColumn = null, isPublic = false, asOfMs, nowMs } = request;
  const isNamed = request.campaigns.length > 0;
  return { reader, commits, limits, suppressions, emailColumn, isPublic, isNamed, asOfMs, nowMs, fix };
}

/** The files that decide the reviewed campaigns, as the base names them. */
function watchedFiles(plans: readonly PlannedReview[], reviews: readonly ReviewResult[]): readonly string[] {
  const names = new Set(reviews.map(({ campaign }) => campaign));
  return plans
    .filter(({ campaign }) => names.has(campaign))
    .flatMap(({ baseList, baseSuppressions }) => [
      ...(baseList === null ? [] : [baseList]),
      ...baseSuppressions.filter((pattern) => pattern !== 'none'),
    ]);
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

function unchecked(problems: readonly Problem[]): RunReview {
  return runReview({ base: '', head: '' }, [], problems);
}
