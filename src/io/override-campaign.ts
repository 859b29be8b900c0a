import type { CampaignResult } from '../core/campaign-result.ts';
import type { Problem } from '../core/finding.ts';
import type { OverrideRecord } from '../core/ledger/ledger-record.ts';
import { makeOverride, type OverrideRefusal, type OverrideRequest } from '../core/override/make-override.ts';
import { overrideSubjectOf } from '../core/override/override-subject.ts';
import type { ApprovalLedger } from './approval-ledger.ts';
import type { RunRequest } from './prepare-checks.ts';
import { runChecks } from './run-checks.ts';
import { type Sign, verifyEd25519 } from './sign.ts';

/** Which campaign is to be overridden (the only one of `run`), by whom and why, and who signs. */
export interface OverrideWanted extends Pick<OverrideRequest, 'reason' | 'by' | 'via' | 'expiresAtMs'> {
  readonly run: RunRequest;
  readonly ledger: ApprovalLedger;
  readonly sign: Sign | null;
}

/** What came of it. Nothing is written unless it is `overridden`, or may be when it is `not-written`. */
export type CampaignOverridden =
  | { readonly kind: 'overridden'; readonly result: CampaignResult; readonly record: OverrideRecord }
  | { readonly kind: 'refused'; readonly result: CampaignResult; readonly refusal: OverrideRefusal }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-written' };

/** Checks the campaign as it lies, and overrides it when it fails. */
export async function overrideCampaign(wanted: OverrideWanted): Promise<CampaignOverridden> {
  const { run, ledger, sign, ...request } = wanted;
  const snapshot = await ledger.read();
  if (snapshot === null) return { kind: 'unreadable' };
  const { history } = snapshot;
  const { campaigns, problems } = await runChecks({ ...run, ledger: history });
  const [result] = campaigns;
  if (problems.length > 0 || result === undefined) return { kind: 'problems', problems };
  const made = makeOverride(
    overrideSubjectOf(result),
    { ...request, nowMs: Date.parse(result.judgedAt), origin: ledger.origin(run.nowMs) },
    { ...history, verifySignature: verifyEd25519, sign },
  );
  if (!made.ok) return { kind: 'refused', result, refusal: made.refusal };
  if (!(await ledger.append([made.record]))) return { kind: 'not-written' };
  return { kind: 'overridden', result, record: made.record };
}
