import { lookAtList } from '../../core/check-campaign.ts';
import type { Problem } from '../../core/finding.ts';
import { dayOfInstant } from '../../core/list/parse-day.ts';
import { withArguments } from '../../core/plan-checks.ts';
import { applyLimitInputs, type LimitInputs } from '../../core/policy/apply-limit-inputs.ts';
import type { CampaignPolicy } from '../../core/policy/campaign-policy.ts';
import { compareSuppressions } from '../../core/review/compare-suppressions.ts';
import type { Standing } from '../../core/review/list-difference.ts';
import { pickFixRows } from '../../core/review/pick-fix-rows.ts';
import type { PlannedReview } from '../../core/review/plan-review.ts';
import type { ReviewResult } from '../../core/review/review-result.ts';
import { type ReviewInput, type ReviewSide, reviewListChange } from '../../core/review-list-change.ts';
import type { SealedOnly } from '../digest-chunks.ts';
import { digestsOf } from '../digests-of.ts';
import type { GitReader } from '../git/git-reader.ts';
import { hashAddress } from '../hash-address.ts';
import type { FileSource } from '../open-file.ts';
import { fingerprintOf, type OpenedSuppressions, openSuppressionsAt } from '../open-review-side.ts';
import { earlierVersions } from './earlier-versions.ts';
import type { Commits } from './find-commits.ts';
import type { FixPatchMaker } from './fix-patch.ts';
import { type EvidenceSides, evidencePaths, openEvidence } from './open-evidence.ts';
import { openHeadList } from './open-head-list.ts';

/** What every campaign of a review is reviewed with. */
export interface CampaignContext {
  readonly reader: GitReader;
  readonly commits: Commits;
  readonly limits: LimitInputs;
  readonly suppressions: readonly string[];
  readonly emailColumn: string | null;
  /** True when everybody can read what is committed here. */
  readonly isPublic: SealedOnly;
  /** True when campaigns were named, so that one without a change is reviewed too. */
  readonly isNamed: boolean;
  readonly asOfMs: number | null;
  readonly nowMs: number;
  readonly past: NonNullable<ReviewInput['past']>;
  /** Where the fix is collected; null when nobody asked for it. */
  readonly fix: FixPatchMaker | null;
}

/** What became of one campaign. */
export type CampaignReviewed =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'reviewed'; readonly result: ReviewResult; readonly newFiles: readonly string[] };

/** Reviews one campaign: opens both sides, compares them, and where it was asked for collects the fix. */
export async function reviewCampaign(
  plan: PlannedReview,
  context: CampaignContext,
): Promise<CampaignReviewed> {
  const planned = await withListThatStays(plan, context);
  const applied = applyLimitInputs(planned.policy, context.limits);
  const [wrong] = applied.ok ? [] : applied.problems;
  if (!applied.ok) {
    const problem = wrong ?? ({ code: 'internal-error', args: { error: 'limits' } } as const);
    return { kind: 'problem', problem };
  }
  const policy = withArguments(applied.policy, context);
  const opened = await openSides(planned, context);
  if (!context.isNamed && (await isUntouched(planned, context, opened))) return { kind: 'untouched' };
  const sides = await openEvidence(context, policy);
  const input = await inputOf(planned, context, { policy, opened, sides });
  const { fix, past } = context;
  const newRows = new Map<number, Standing>();
  const isBlamed = input.base !== null && policy.reviewJudges !== 'everything';
  const result = await reviewListChange({
    ...input,
    past,
    hash: hashAddress,
    ...(fix === null ? {} : { onDeletedRow: (row) => fix.restore(row) }),
    // because where everything is new, or judged, no row goes before another
    ...(fix === null || !isBlamed ? {} : { onNewRow: (line, is) => newRows.set(line, is) }),
  });
  if (fix !== null) await collectFix({ result, newRows }, planned, context, policy);
  const newFiles = opened.head.files.filter((path) => !opened.base.files.includes(path));
  return { kind: 'reviewed', result, newFiles };
}

/** The plan with the list of a campaign that goes, where the list stays: somebody may still send it. */
async function withListThatStays(
  planned: PlannedReview,
  { reader, commits }: CampaignContext,
): Promise<PlannedReview> {
  const { removal, baseList } = planned;
  const stays = removal !== null && (await isThere(reader, commits, baseList));
  return stays ? { ...planned, headList: baseList } : planned;
}

interface OpenedSides {
  readonly base: OpenedSuppressions;
  readonly head: OpenedSuppressions;
  /** Files of the head that only the base's patterns mean. */
  readonly dropped: readonly FileSource[];
}

async function openSides(
  { baseSuppressions, headSuppressions }: PlannedReview,
  { reader, commits, suppressions }: CampaignContext,
): Promise<OpenedSides> {
  const patternsOf = (patterns: readonly string[]) => [...new Set([...patterns, ...suppressions])];
  const patterns = { base: patternsOf(baseSuppressions), head: patternsOf(headSuppressions) };
  const base = await openSuppressionsAt(reader, commits.base, patterns.base);
  const head = await openSuppressionsAt(reader, commits.head, patterns.head);
  const unnamed = patterns.base.filter((pattern) => pattern !== 'none' && !patterns.head.includes(pattern));
  if (unnamed.length === 0) return { base, head, dropped: [] };
  const asNamedBefore = await openSuppressionsAt(reader, commits.head, unnamed);
  const isDropped = ({ path }: FileSource): boolean =>
    asNamedBefore.files.includes(path) && !head.files.includes(path);
  return { base, head, dropped: asNamedBefore.sources.filter(isDropped) };
}

// because a campaign whose files are the same on both sides is not what the change is about
async function isUntouched(
  { policy, policyChanged, ruleChanges, baseCampaign, removal, baseList, headList }: PlannedReview,
  { reader, commits }: CampaignContext,
  { base, head }: OpenedSides,
): Promise<boolean> {
  if (removal !== null || policyChanged || ruleChanges.length > 0 || baseCampaign?.pairedBy !== 'name')
    return false;
  if (baseList === null || headList === null) return false;
  const evidence = await evidencePaths(reader, commits, policy);
  const before = await fingerprintOf(reader, commits.base, [baseList, ...base.files, ...evidence]);
  const after = await fingerprintOf(reader, commits.head, [headList, ...head.files, ...evidence]);
  return before !== '' && before === after;
}

interface Opened {
  readonly policy: CampaignPolicy;
  readonly opened: OpenedSides;
  readonly sides: EvidenceSides;
}

async function inputOf(
  planned: PlannedReview,
  { reader, commits, suppressions, isPublic, asOfMs, nowMs }: CampaignContext,
  { policy, opened, sides }: Opened,
): Promise<ReviewInput> {
  const { campaign, policyChanged, policyIsNew, ruleChanges, baseCampaign, removal, baseList, headList } =
    planned;
  const { base, head } = commits;
  const baseSource = baseList === null ? null : await reader.openBlob(base, baseList);
  const place = { base, head, baseList, sealedOnly: policy.plainLists === 'refuse' && isPublic };
  const headSource = headList === null ? null : await openHeadList(reader, { ...place, headList });
  const baseAgain = async () => {
    const patterns = [...new Set([...planned.baseSuppressions, ...suppressions])];
    return (await openSuppressionsAt(reader, base, patterns)).sources;
  };
  return {
    campaign,
    policy,
    policyChanged,
    policyIsNew,
    ruleChanges,
    baseCampaign,
    removal: removal === null ? null : { what: removal, listStays: headList !== null },
    base: baseSource === null ? null : sideOf(baseSource, opened.base.sources, policy),
    head: headSource === null ? null : sideOf(headSource, [...opened.head.sources, ...sides.sources], policy),
    suppressions: {
      base: opened.base.sources,
      head: opened.head.sources,
      dropped: opened.dropped,
      baseAgain,
    },
    dns: sides.dns,
    verifications: sides.verifications,
    earlier: baseList === null ? null : earlierVersions(reader, base, baseList),
    asOfMs: asOfMs ?? policy.asOfMs ?? nowMs,
  };
}

async function isThere(reader: GitReader, { head }: Commits, path: string | null): Promise<boolean> {
  const entry = path === null ? undefined : await reader.find(head, path);
  return entry?.ok === true && entry.value.kind !== 'missing';
}

function sideOf(list: FileSource, suppressions: readonly FileSource[], policy: CampaignPolicy): ReviewSide {
  return { list, digests: () => digestsOf(list, suppressions, policy) };
}

interface FixSought {
  readonly result: ReviewResult;
  readonly newRows: ReadonlyMap<number, Standing>;
}

/** The rows that the smallest fix takes off the list; the list and the suppressions are read once more for it. */
async function collectFix(
  { result: { after, campaign, list }, newRows }: FixSought,
  planned: PlannedReview,
  context: CampaignContext,
  policy: CampaignPolicy,
): Promise<void> {
  const fix = after?.smallestFix;
  if (!fix?.possible || planned.headList === null) return;
  const { reader, commits, asOfMs, nowMs } = context;
  const opened = await openSides(planned, context);
  const clockMs = asOfMs ?? policy.asOfMs ?? nowMs;
  const { suppressionScopes: scopes } = policy;
  const source = await reader.openBlob(commits.head, planned.headList);
  const looked = await lookAtList({ ...sideOf(source, opened.head.sources, policy), policy });
  const rules = { asOfDay: dayOfInstant(clockMs), scopes, repeats: policy, hash: hashAddress };
  const hashed = looked.listHash ? { listHash: looked.listHash.algorithm } : {};
  const sides = { base: opened.base.sources, head: opened.head.sources, dropped: opened.dropped };
  const { ofHead } = await compareSuppressions(sides, { ...rules, ...hashed });
  const { dns, verifications } = await openEvidence(context, policy);
  const judged = { campaign, asOfMs: clockMs, dns, verifications, hash: hashAddress };
  const input = { ...judged, ...looked, ...context.past };
  context.fix?.remove(list, await pickFixRows(input, ofHead, { fix, newRows }));
}
