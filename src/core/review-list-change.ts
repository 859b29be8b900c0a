import type { ByteSource } from './byte-source.ts';
import type { CampaignResult } from './campaign-result.ts';
import { type CampaignInput, judgeList, verdictOf } from './check-campaign.ts';
import type { Problem } from './finding.ts';
import { dayOfInstant } from './list/parse-day.ts';
import type { CampaignPolicy } from './policy/campaign-policy.ts';
import { decideReview } from './review/decide-review.ts';
import { type ComparedTables, ListDifference } from './review/list-difference.ts';
import { readRecipientKeys } from './review/read-recipient-keys.ts';
import type { ListChange, ReviewResult, SuppressionChange } from './review/review-result.ts';
import { suppressionChange } from './review/suppression-change.ts';
import { readSuppressions, type SuppressionsRead } from './suppression/read-suppressions.ts';

/** One version of a campaign's files. */
export type ReviewSide = Pick<CampaignInput, 'list' | 'suppressions' | 'digests'>;

/** Everything one review needs. The policy is that of the base commit: a change cannot loosen the rule that judges it. */
export interface ReviewInput {
  readonly campaign: string;
  readonly policy: CampaignPolicy;
  readonly policyChanged: boolean;
  readonly policyIsNew: boolean;
  /** Null when the base has no such campaign. */
  readonly base: ReviewSide | null;
  /** What the base has on file for a campaign that only the head has: deleting from it must not help. */
  readonly baseSuppressions?: readonly ByteSource[];
  /** Null when the change takes the campaign away. */
  readonly head: ReviewSide | null;
  /** Older versions of the list, for recipients that were removed before and come back. */
  readonly earlier: readonly ByteSource[];
  readonly asOfMs: number;
  readonly ledger?: NonNullable<CampaignInput['ledger']>;
}

/**
 * The table of contents of a review: read both sides' suppressions, judge the base list by its own and the head list
 * by both together (a deleted suppression still counts for the change that deletes it), compare recipient by
 * recipient, decide.
 */
export async function reviewListChange(input: ReviewInput): Promise<ReviewResult> {
  const { base, head, policy, asOfMs } = input;
  const rules = { asOfDay: dayOfInstant(asOfMs), scopes: policy.suppressionScopes };
  const ofBase = await readSuppressions(base?.suppressions ?? input.baseSuppressions ?? [], rules);
  const ofHead = await readSuppressions(head?.suppressions ?? [], rules);
  const common = {
    campaign: input.campaign,
    policy,
    asOfMs,
    ...(input.ledger ? { ledger: input.ledger } : {}),
  };
  const tables = { base: ofBase.table, head: ofHead.table };
  const { before, difference } = await judgeBase(input, common, ofBase, tables);
  for (const source of input.earlier) await readRecipientKeys(source, policy, difference.takeEarlier);
  if (head === null) return goneResult(input, before, ofBase);

  // because the tables are about to be joined, the difference is kept first
  const deleted = [...ofBase.table.missingFrom(ofHead.table)];
  const added = [...ofHead.table.missingFrom(ofBase.table)].length;
  const sizes = { before: ofBase.table.size, after: ofHead.table.size };
  ofHead.table.addAll(ofBase.table);
  const watched = new Set(deleted.map(({ key }) => key));
  const listed = new Set<string>();
  const after = await judgeList({ ...common, ...head }, ofHead, (entry) => {
    difference.takeHead(entry);
    if (entry.recipient === null) return;
    if (watched.has(entry.recipient.key)) listed.add(entry.recipient.key);
    if (watched.has(`@${entry.recipient.domain}`)) listed.add(`@${entry.recipient.domain}`);
  });

  const suppressions = suppressionChange({ ...sizes, deleted, added, listed });
  const problems = [...after.problems, ...shrinkProblems(suppressions, policy)];
  const change = difference.change();
  const newFindings = difference.newFindings();
  const reasons =
    problems.length > 0 ? [] : decideReview({ before, after, change, suppressions, newFindings, policy });
  const verdict = problems.length > 0 ? 'unchecked' : verdictOf(reasons);
  return {
    ...headingOf(input),
    verdict,
    reasons,
    before,
    after,
    change,
    suppressions,
    newFindings,
    problems,
  };
}

/** A base that cannot be judged tells nothing: everything in the head then counts as new. */
async function judgeBase(
  { base }: ReviewInput,
  common: Omit<CampaignInput, keyof ReviewSide>,
  suppressions: SuppressionsRead,
  tables: ComparedTables,
): Promise<{ readonly before: CampaignResult | null; readonly difference: ListDifference }> {
  const difference = new ListDifference(tables);
  const nothing = { before: null, difference: new ListDifference(tables) };
  if (base === null) return nothing;
  const before = await judgeList({ ...common, ...base }, suppressions, difference.takeBase);
  return before.verdict === 'unchecked' ? nothing : { before, difference };
}

/** A change that takes a campaign away sends nothing: it passes, and says so. */
function goneResult(
  input: ReviewInput,
  before: CampaignResult | null,
  ofBase: SuppressionsRead,
): ReviewResult {
  const recipients = before?.counts.recipients ?? 0;
  return {
    ...headingOf(input),
    verdict: 'pass',
    reasons: [],
    before,
    after: null,
    change: { ...noChange, before: recipients, removed: recipients },
    suppressions: suppressionChange({
      before: ofBase.table.size,
      after: ofBase.table.size,
      deleted: [],
      added: 0,
      listed: new Set(),
    }),
    newFindings: [],
    problems: [],
  };
}

const noChange: ListChange = {
  before: 0,
  after: 0,
  added: 0,
  removed: 0,
  returned: 0,
  evidenceChanged: 0,
  newlySuppressed: 0,
};

function headingOf(input: ReviewInput) {
  const { campaign, policyChanged, policyIsNew, head, base } = input;
  return { campaign, list: head?.list.path ?? base?.list.path ?? '', policyChanged, policyIsNew };
}

/** Above the fail limit the deletions look like an accident, and judging without them would let people through. */
function shrinkProblems({ before, deleted, after }: SuppressionChange, policy: CampaignPolicy): Problem[] {
  const { fail } = policy.suppressionShrink;
  if (fail === null || before === 0 || deleted / before <= fail) return [];
  return [{ code: 'suppression-shrunken', args: { before, after, deleted, limit: fail } }];
}
