import type { CampaignResult, Digests, Verdict } from '../campaign-result.ts';
import type { JudgingRules } from '../policy/campaign-policy.ts';

/** What the policy says of overrides. */
export interface OverrideRules {
  /** Projected total rate above which nobody can override, as a fraction; null for none. */
  readonly ceiling: number | null;
  /** The Ed25519 key that overrides must be signed for: 32 bytes in base64; null takes unsigned ones. */
  readonly key: string | null;
  /** Label of a pull request that overrides; null for none. */
  readonly label: string | null;
}

/** The part of a policy that is about overrides. */
export function overrideRulesOf({
  overrideCeiling,
  overrideKey,
  overrideLabel,
}: Pick<JudgingRules, 'overrideCeiling' | 'overrideKey' | 'overrideLabel'>): OverrideRules {
  return { ceiling: overrideCeiling, key: overrideKey, label: overrideLabel };
}

/** A rule that was passed, of a check or of a review. */
export interface PassedRule {
  readonly code: string;
  readonly severity: 'warn' | 'fail';
}

/** What an override is judged against: a campaign as it lies now, and what was found out about it without overrides. */
export interface OverrideSubject {
  readonly campaign: string;
  readonly verdict: Verdict;
  readonly reasons: readonly PassedRule[];
  readonly digests: Digests;
  readonly rows: number;
  /** Expected total bounce rate. */
  readonly total: number;
  /** Epoch milliseconds; null when the policy names no send time. */
  readonly sendAtMs: number | null;
  readonly rules: OverrideRules;
}

/** A checked campaign as overrides see it; one that is overridden already is seen as it was before. */
export function overrideSubjectOf(result: CampaignResult): OverrideSubject {
  const { campaign, reasons, digests, counts, rates, sendAt, override, overrideRules } = result;
  return {
    campaign,
    verdict: override?.state === 'applied' ? 'fail' : result.verdict,
    reasons,
    digests,
    rows: counts.rows,
    total: rates?.asCommitted.total.expected ?? 0,
    sendAtMs: sendAt === null ? null : Date.parse(sendAt),
    rules: overrideRules,
  };
}
