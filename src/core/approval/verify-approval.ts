import type { Digests, Verdict } from '../campaign-result.ts';
import type { Problem } from '../finding.ts';
import type { Approval } from './parse-approved-report.ts';

/** Why an approval does not hold for the files as they lie now. */
export const approvalRefusals = [
  'not-approved',
  'not-passed',
  'list-changed',
  'suppressions-changed',
  'policy-changed',
  'too-old',
  'from-the-future',
] as const;
export type ApprovalRefusal = (typeof approvalRefusals)[number];

/** A campaign as it lies now. */
export interface CampaignNow {
  readonly campaign: string;
  readonly digests: Digests;
  /** How old the approval may be, in days; null for any age. */
  readonly maxAgeDays: number | null;
  readonly problems: readonly Problem[];
}

/** Whether one campaign may be sent by its approval. */
export interface CampaignVerified {
  readonly campaign: string;
  readonly verdict: Verdict;
  readonly refusals: readonly ApprovalRefusal[];
  /** Age of the approval in hours; null where there is none. */
  readonly ageHours: number | null;
  readonly problems: readonly Problem[];
}

const hourMs = 3_600_000;
/** Clocks of two runners may differ by this much. */
const clockSkewMs = 5 * 60_000;

/**
 * Verifies that nothing changed since a campaign was approved: the same list, suppressions and rules byte for byte, a
 * verdict that allows the send, and an approval that is not too old. Passes or fails; never warns.
 */
export function verifyApproval(
  now: CampaignNow,
  approval: Approval | undefined,
  nowMs: number,
): CampaignVerified {
  const { campaign, problems } = now;
  if (problems.length > 0) return { campaign, verdict: 'unchecked', refusals: [], ageHours: null, problems };
  if (approval === undefined) {
    return { campaign, verdict: 'fail', refusals: ['not-approved'], ageHours: null, problems: [] };
  }
  const ageMs = nowMs - approval.judgedAtMs;
  const refusals = approvalRefusals.filter((refusal) => holds(refusal, now, approval, ageMs));
  const verdict = refusals.length === 0 ? 'pass' : 'fail';
  return { campaign, verdict, refusals, ageHours: Math.max(0, ageMs) / hourMs, problems: [] };
}

function holds(refusal: ApprovalRefusal, now: CampaignNow, approval: Approval, ageMs: number): boolean {
  switch (refusal) {
    case 'not-approved':
      return false;
    case 'not-passed':
      return approval.verdict !== 'pass' && approval.verdict !== 'warn';
    case 'list-changed':
      return approval.digests.list !== now.digests.list;
    case 'suppressions-changed':
      return approval.digests.suppressions !== now.digests.suppressions;
    case 'policy-changed':
      return approval.digests.policy !== now.digests.policy;
    case 'too-old':
      return now.maxAgeDays !== null && ageMs > now.maxAgeDays * 24 * hourMs;
    case 'from-the-future':
      return ageMs < -clockSkewMs;
  }
}
