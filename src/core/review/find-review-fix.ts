import type { CampaignResult, Reason, SmallestFix } from '../campaign-result.ts';
import { decideAliases } from '../decision/decide-aliases.ts';
import { decideCounts } from '../decision/decide-counts.ts';
import { decideRates } from '../decision/decide-rates.ts';
import { type FoundFix, findFix } from '../decision/find-smallest-fix.ts';
import { forbiddenReasons } from '../decision/forbidden-reasons.ts';
import { limitsToReport } from '../decision/judged-limits.ts';
import { exactNumber } from '../exact-number.ts';
import type { FindingCode } from '../finding.ts';
import { learnHistory } from '../ledger/learn-history.ts';
import { type LedgerHistory, noHistory } from '../ledger/ledger-history.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { keepKinds } from '../projection/cell-table.ts';
import { policyParameters } from '../projection/policy-parameters.ts';
import { openProjection, type Projection, projectCells } from '../projection/project.ts';
import { isDroppedBySender } from '../suppression/alias-reason.ts';
import type { FixCells } from './fix-cells.ts';
import type { ReviewReason } from './review-result.ts';

/** What the fix of a review is sought for. */
export interface ReviewFixFacts {
  readonly after: CampaignResult;
  /** The reasons of the review, not those of the whole list. */
  readonly reasons: readonly ReviewReason[];
  readonly rows: FixCells;
  readonly policy: CampaignPolicy;
  readonly ledger: LedgerHistory | null;
  readonly asOfMs: number;
}

/** The smallest fix of what a change is blamed for; null where no row it removes would help. */
export function findReviewFix({
  after,
  reasons,
  rows,
  policy,
  ledger,
  asOfMs,
}: ReviewFixFacts): FoundFix | null {
  const failing = new Set(failingCodes(reasons));
  if (failing.size === 0) return null;
  const parameters = policyParameters(policy.chances);
  const learned = learnHistory(ledger ?? noHistory, parameters, asOfMs);
  const options = { parameters, state: learned.state, limits: limitsToReport(policy) };
  const { senderAppliesSuppression: drops } = policy;
  const cells = keepKinds(rows.cells(), ({ suppressed }) => !drops || !isDroppedBySender(suppressed));
  const open = openProjection(cells, options);
  const ratesOf = (projection: Projection): Reason[] => decideRates(projection, policy, learned.used.length);
  const countOf = (code: FindingCode) => after.findingsByCode.find((one) => one.code === code)?.count ?? 0;
  const found = [
    ...ratesOf(projectCells(open)),
    ...decideCounts(after.counts, policy),
    ...decideAliases(countOf, policy),
  ];
  const judged = new Set(failingCodes(after.reasons));
  const waived = new Set(found.filter(({ code }) => !judged.has(code)).map(({ code }) => code));
  const { fix, olderRows } = findFix({
    open,
    counts: after.counts,
    policy,
    forbidden: forbiddenReasons(failing),
    waived,
    passes: (projection) =>
      ratesOf(projection).every(({ code, severity }) => severity !== 'fail' || waived.has(code)),
    newDuplicates: rows.newDuplicates,
  });
  return fix.possible && fix.removed === 0 ? null : { fix: exactFix(fix), olderRows };
}

function exactFix(fix: SmallestFix): SmallestFix {
  const removals = fix.removals.map((removal) => ({ ...removal, chance: exactNumber(removal.chance) }));
  return { ...fix, removals, totalAfter: exactNumber(fix.totalAfter) };
}

function failingCodes(reasons: readonly Pick<ReviewReason, 'code' | 'severity'>[]): readonly string[] {
  return reasons.filter(({ severity }) => severity === 'fail').map(({ code }) => code);
}
