import type { Digests, Verdict } from '../campaign-result.ts';
import type { Problem } from '../finding.ts';
import { judgeOverride, type OverrideLedger } from '../override/judge-override.ts';
import type { OverrideShown } from '../override/override-state.ts';
import type { OverrideRules } from '../override/override-subject.ts';
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
  'override-taken',
] as const;
export type ApprovalRefusal = (typeof approvalRefusals)[number];

/** A campaign as it lies now. */
export interface CampaignNow {
  readonly campaign: string;
  readonly digests: Digests;
  /** How old the approval may be, in days; null for any age. */
  readonly maxAgeDays: number | null;
  readonly sendAtMs: number | null;
  readonly overrideRules: OverrideRules;
  readonly problems: readonly Problem[];
}

/** Whether one campaign may be sent by its approval. */
export interface CampaignVerified {
  readonly campaign: string;
  readonly verdict: Verdict;
  readonly refusals: readonly ApprovalRefusal[];
  /** What lets a failed campaign go, or why it does not; null where nobody overrode it, or it passed by itself. */
  readonly override: OverrideShown | null;
  readonly overrideRules: OverrideRules;
  /** Whether the ledger has this approval; null where none was to be written. */
  readonly recorded: boolean | null;
  /** Age of the approval in hours; null where there is none. */
  readonly ageHours: number | null;
  readonly problems: readonly Problem[];
}

/** The clock, and what the ledger holds of overrides; null without a ledger. */
export interface VerifyContext {
  readonly nowMs: number;
  readonly ledger: OverrideLedger | 'unreadable' | null;
}

const hourMs = 3_600_000;
/** Clocks of two runners may differ by this much. */
const clockSkewMs = 5 * 60_000;

/**
 * Verifies that nothing changed since a campaign was approved: the same list, suppressions and rules byte for byte, a
 * verdict that allows the send or an override that still does, and an approval that is not too old. Passes or fails;
 * never warns.
 */
export function verifyApproval(
  now: CampaignNow,
  approval: Approval | undefined,
  { nowMs, ledger }: VerifyContext,
): CampaignVerified {
  const { campaign, overrideRules, problems } = now;
  const nothing = {
    campaign,
    refusals: [],
    override: null,
    overrideRules,
    recorded: null,
    ageHours: null,
    problems: [],
  };
  if (problems.length > 0) return { ...nothing, verdict: 'unchecked', problems };
  if (approval === undefined) return { ...nothing, verdict: 'fail', refusals: ['not-approved'] };
  const isUnknown =
    ledger === 'unreadable' ? needsOverride(approval) : ledger === null && approval.overridden;
  if (isUnknown) return { ...nothing, verdict: 'unchecked', problems: [unknownOverride(ledger)] };
  const known = ledger === 'unreadable' ? null : ledger;
  const override = known === null ? null : overrideNow(now, approval, { nowMs, ledger: known });
  const ageMs = nowMs - approval.judgedAtMs;
  const facts: Facts = { now, approval, ageMs, overridden: override?.state === 'applied' };
  const refusals = approvalRefusals.filter((refusal) => holds(refusal, facts));
  const verdict = refusals.length === 0 ? 'pass' : 'fail';
  return { ...nothing, verdict, refusals, override, ageHours: Math.max(0, ageMs) / hourMs };
}

/** Whether only an override can let a campaign go by this approval: it failed, or passed by an override alone. */
function needsOverride({ verdict, overridden }: Approval): boolean {
  return verdict === 'fail' || overridden;
}

// because nobody can say whether an override that cannot be looked up was used before
function unknownOverride(ledger: VerifyContext['ledger']): Problem {
  return { code: 'override-unknown', args: { ledger: ledger === null ? 'none' : 'unreadable' } };
}

function overrideNow(
  { campaign, digests, sendAtMs, overrideRules }: CampaignNow,
  approval: Approval,
  { nowMs, ledger }: { readonly nowMs: number; readonly ledger: OverrideLedger },
): OverrideShown | null {
  const { measured } = approval;
  if (!needsOverride(approval) || measured === null) return null;
  const subject = {
    campaign,
    verdict: 'fail',
    digests,
    sendAtMs,
    rules: overrideRules,
    ...measured,
  } as const;
  return judgeOverride(subject, nowMs, ledger);
}

interface Facts {
  readonly now: CampaignNow;
  readonly approval: Approval;
  readonly ageMs: number;
  readonly overridden: boolean;
}

function holds(refusal: ApprovalRefusal, { now, approval, ageMs, overridden }: Facts): boolean {
  switch (refusal) {
    case 'not-approved':
    case 'override-taken':
      return false;
    case 'not-passed':
      return approval.verdict === 'unchecked' || (needsOverride(approval) && !overridden);
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
