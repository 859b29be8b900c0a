import type { ByteSource } from './byte-source.ts';
import type { CampaignResult } from './campaign-result.ts';
import { type CampaignInput, judgeList, lookAtList } from './check-campaign.ts';
import { verdictOf } from './decision/verdict-of.ts';
import type { OnEntry } from './evidence/judged-entry.ts';
import { isSameHash, type ListHash } from './hashed-list/list-hash.ts';
import { dayOfInstant } from './list/parse-day.ts';
import type { CampaignPolicy } from './policy/campaign-policy.ts';
import { compareSuppressions, type SuppressionsCompared } from './review/compare-suppressions.ts';
import { decideReview, type ReviewFacts } from './review/decide-review.ts';
import { type DeletedRow, findDeletedRows } from './review/find-deleted-rows.ts';
import { findReviewFix, type ReviewFixFacts } from './review/find-review-fix.ts';
import { FixCells } from './review/fix-cells.ts';
import { judgeRemoval, type ReviewJudged, withRemoval } from './review/judge-removal.ts';
import { ListDifference, type Standing } from './review/list-difference.ts';
import { type LookBack, lookBack } from './review/look-back.ts';
import type { BaseCampaign, Removal, ReviewResult } from './review/review-result.ts';
import type { RuleChange } from './review/rule-changes.ts';
import { shrinkProblems } from './review/shrink-problems.ts';
import { type SuppressionFacts, suppressionChange } from './review/suppression-change.ts';

/** One version of a campaign's list. */
export type ReviewSide = Pick<CampaignInput, 'list' | 'digests'>;

/** A campaign's suppression files. */
export interface ReviewSuppressions {
  readonly base: readonly ByteSource[];
  /** What the head's own policy names. */
  readonly head: readonly ByteSource[];
  /** Files of the head that only the base's policy names. */
  readonly dropped: readonly ByteSource[];
  /** Opens those of the base once more, for the rows that were deleted. */
  readonly baseAgain: () => Promise<readonly ByteSource[]>;
}

/** Everything one review needs. The policy is that of the base commit: a change cannot loosen the rule that judges it. */
export interface ReviewInput {
  readonly campaign: string;
  readonly policy: CampaignPolicy;
  readonly policyChanged: boolean;
  readonly policyIsNew: boolean;
  readonly ruleChanges: readonly RuleChange[];
  readonly baseCampaign: BaseCampaign | null;
  readonly removal: Removal | null;
  /** Null when the base has no such campaign. */
  readonly base: ReviewSide | null;
  /** Null when the change takes the campaign away. */
  readonly head: ReviewSide | null;
  readonly suppressions: ReviewSuppressions;
  /** Older versions of the list, for recipients that were removed before and come back; null where there is no base. */
  readonly earlier: LookBack | null;
  readonly asOfMs: number;
  /** What is known from DNS, for both sides alike; as in `CampaignInput`. */
  readonly dns?: NonNullable<CampaignInput['dns']> | null;
  /** Results of verification services, for both sides alike; as in `CampaignInput`. */
  readonly verifications?: NonNullable<CampaignInput['verifications']> | null;
  /** What past sends tell, as in `CampaignInput`. */
  readonly past?: Pick<CampaignInput, 'ledger' | 'deliveries'>;
  /** As in `CampaignInput`. */
  readonly hash?: NonNullable<CampaignInput['hash']>;
  /** Told each deleted suppression row; they hold addresses. */
  readonly onDeletedRow?: (row: DeletedRow) => void;
  /** Told the lines of the head's rows that the base has not, or has otherwise. */
  readonly onNewRow?: (line: number, standing: Standing) => void;
}

/**
 * The table of contents of a review: read both sides' suppressions, judge the base list by its own and the head list
 * by both together (a deleted suppression still counts for the change that deletes it), compare recipient by
 * recipient, decide.
 */
export async function reviewListChange(input: ReviewInput): Promise<ReviewResult> {
  const { policy } = input;
  const head = input.head === null ? null : await lookAtList({ ...input.head, policy });
  const onFile = await compareSuppressions(input.suppressions, rulesOf(input, head?.listHash ?? null));
  const { before, difference } = await judgeBase(input, onFile, head?.listHash ?? null);
  const lookedBack = input.earlier === null ? null : await lookBack(input.earlier, policy, difference);
  const found = { ...headingOf(input), before, lookedBack };
  const listed = new Set<string>();
  const facts = await suppressionFactsOf(input, onFile, listed);
  if (head === null) return { ...found, ...judgeTakenAway(input, before, facts) };

  const rows = new FixCells();
  const judged = await judgeHead(input, head, onFile, (entry) => {
    const standing = difference.takeHead(entry);
    rows.take(entry, standing);
    if (standing !== 'kept') input.onNewRow?.(entry.record.line, standing);
    if (onFile.lost.size > 0) noteLost(entry, onFile.lost, listed);
  });
  // because a list that nobody could judge before either is no reason to keep its campaign
  if (input.removal !== null && before === null && judged.verdict === 'unchecked')
    return { ...found, ...judgeTakenAway(input, before, facts) };
  const [change, newFindings] = [difference.change(), difference.newFindings()];
  const suppressions = suppressionChange(facts);
  const compared = { before, after: judged, change, suppressions, newFindings, policy };
  return { ...found, ...conclude(input, compared, rows) };
}

/** What the change is blamed for, and the fix of it; nothing but problems where it could not be judged. */
function conclude(input: ReviewInput, facts: ReviewFacts, rows: FixCells): ReviewJudged {
  const { after: judged, change, suppressions, newFindings, policy } = facts;
  const problems = [...shrinkProblems(suppressions, policy), ...judged.problems];
  const decided = judged.verdict === 'unchecked' ? [] : decideReview(facts);
  const { after, olderRowsInFix } = withReviewFix(input, facts, { reasons: decided, rows });
  const all = withRemoval(decided, { removal: input.removal, after, policy });
  const reasons = problems.length > 0 ? [] : all;
  const verdict = problems.length > 0 ? 'unchecked' : verdictOf(reasons);
  return { verdict, reasons, after, change, suppressions, newFindings, olderRowsInFix, problems };
}

/** A campaign that the change takes away. */
function judgeTakenAway(
  { removal, policy }: ReviewInput,
  before: CampaignResult | null,
  facts: SuppressionFacts,
): ReviewJudged {
  return judgeRemoval({ removal, before, suppressions: suppressionChange(facts), policy });
}

/** What becomes of the suppressions; `listed` grows while the head is read. */
async function suppressionFactsOf(
  input: ReviewInput,
  compared: SuppressionsCompared,
  listed: ReadonlySet<string>,
): Promise<SuppressionFacts> {
  return {
    compared,
    listed,
    deletedFrom: await deletedRowsOf(input, compared),
    headFiles: compared.ofHead.files.map(({ path }) => path),
    droppedFiles: input.suppressions.dropped.map(({ path }) => path),
  };
}

/** Where only what changes is judged, the fix is sought among what the change is blamed for. */
function withReviewFix(
  { policy, past = {}, asOfMs }: ReviewInput,
  { before, after }: Pick<ReviewFacts, 'before' | 'after'>,
  { reasons, rows }: Pick<ReviewFixFacts, 'reasons' | 'rows'>,
): { readonly after: CampaignResult; readonly olderRowsInFix: number } {
  const isWhole = policy.reviewJudges === 'everything' || before === null;
  if (isWhole || after.verdict !== 'fail') return { after, olderRowsInFix: 0 };
  const found = findReviewFix({ after, reasons, rows, policy, ledger: past.ledger ?? null, asOfMs });
  const fixes = { smallestFix: found?.fix ?? null, fixAfterCleaning: null };
  return { after: { ...after, ...fixes }, olderRowsInFix: found?.olderRows ?? 0 };
}

function rulesOf({ policy, asOfMs, hash }: ReviewInput, listHash: ListHash | null) {
  const { suppressionScopes: scopes } = policy;
  const rules = { asOfDay: dayOfInstant(asOfMs), scopes, repeats: policy };
  const hashing = listHash === null ? {} : { listHash: listHash.algorithm };
  return { ...rules, ...hashing, ...(hash === undefined ? {} : { hash }) };
}

function judgementOf({
  hash,
  campaign,
  policy,
  asOfMs,
  dns = null,
  verifications = null,
  past = {},
}: ReviewInput) {
  const hashing = hash === undefined ? {} : { hash };
  return { campaign, policy, asOfMs, dns, verifications, ...hashing, ...past };
}

/** A base that cannot be judged tells nothing: everything in the head then counts as new. */
async function judgeBase(
  input: ReviewInput,
  { ofBase, ofHead }: SuppressionsCompared,
  headHash: ListHash | null,
): Promise<{ readonly before: CampaignResult | null; readonly difference: ListDifference }> {
  const tables = { base: ofBase.table, head: ofHead.table };
  const difference = new ListDifference(tables);
  const nothing = { before: null, difference: new ListDifference(tables) };
  if (input.base === null) return nothing;
  const base = await lookAtList({ ...judgementOf(input), ...input.base });
  // because what is on file was hashed as the head is, nobody of another hash would be found in it
  if (base.listHash && !isSameHash(base.listHash, headHash)) return nothing;
  const before = await judgeList(base, ofBase, difference.takeBase);
  return before.verdict === 'unchecked' ? nothing : { before, difference };
}

function judgeHead(
  input: ReviewInput,
  head: ReviewSide,
  { ofHead }: SuppressionsCompared,
  onEntry: OnEntry,
): Promise<CampaignResult> {
  return judgeList({ ...judgementOf(input), ...head }, ofHead, onEntry);
}

function noteLost(
  { recipient }: Parameters<OnEntry>[0],
  lost: SuppressionsCompared['lost'],
  listed: Set<string>,
): void {
  if (recipient === null) return;
  for (const key of [recipient.key, `@${recipient.domain}`]) if (lost.has(key)) listed.add(key);
}

async function deletedRowsOf(
  input: ReviewInput,
  { lost }: SuppressionsCompared,
): Promise<ReadonlyMap<string, number>> {
  if (lost.size === 0) return new Map();
  const again = await input.suppressions.baseAgain();
  return findDeletedRows(again, rulesOf(input, null), lost, input.onDeletedRow);
}

function headingOf(input: ReviewInput) {
  const { campaign, policyChanged, policyIsNew, baseCampaign, removal, ruleChanges, base, head } = input;
  return {
    campaign,
    list: head?.list.path ?? base?.list.path ?? '',
    policyChanged,
    policyIsNew,
    baseCampaign,
    removal,
    ruleChanges: ruleChanges.slice(0, mostRuleChanges),
    ruleChangesTotal: ruleChanges.length,
  };
}

const mostRuleChanges = 100;
