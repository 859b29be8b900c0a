import type { CampaignResult } from '../campaign-result.ts';
import { type LedgerHistory, noHistory } from '../ledger/ledger-history.ts';
import { judgeOverride } from './judge-override.ts';
import type { OverrideShown } from './override-state.ts';
import { type OverrideSubject, overrideSubjectOf } from './override-subject.ts';
import { believeNothing, type VerifySignature } from './verify-signature.ts';

/** What overrides are looked up with; the clock is that of the result. */
export interface OverrideContext {
  readonly ledger?: Pick<LedgerHistory, 'overrides' | 'approvals'> | null;
  readonly verifySignature?: VerifySignature;
}

/** The result with what the ledger says of overrides: one that applies turns `fail` to `warn`; the reasons stay. */
export function applyOverride(result: CampaignResult, context: OverrideContext): CampaignResult {
  const subject = overrideSubjectOf(result);
  const override = judgeInContext(subject, result.judgedAt, context);
  return { ...result, verdict: override?.state === 'applied' ? 'warn' : subject.verdict, override };
}

/** Judges overrides with a context; nothing is overridden without a ledger, and no signature believed without a verifier. */
export function judgeInContext(
  subject: OverrideSubject,
  judgedAt: string,
  { ledger, verifySignature = believeNothing }: OverrideContext,
): OverrideShown | null {
  const { overrides, approvals } = ledger ?? noHistory;
  return judgeOverride(subject, Date.parse(judgedAt), { overrides, approvals, verifySignature });
}
