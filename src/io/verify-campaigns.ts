import { approvalRecordOf, isRecordable } from '../core/approval/approval-record.ts';
import { type Approval, parseApprovedReport } from '../core/approval/parse-approved-report.ts';
import { type RunVerification, runVerification } from '../core/approval/run-verification.ts';
import { settleApproval } from '../core/approval/settle-approval.ts';
import {
  type CampaignNow,
  type CampaignVerified,
  type VerifyContext,
  verifyApproval,
} from '../core/approval/verify-approval.ts';
import type { ByteSource } from '../core/byte-source.ts';
import type { Problem } from '../core/finding.ts';
import { overrideRulesOf } from '../core/override/override-subject.ts';
import type { ApprovalLedger, LedgerSnapshot } from './approval-ledger.ts';
import { openCampaign } from './open-campaign.ts';
import { type PreparedCheck, prepareChecks, type RunRequest } from './prepare-checks.ts';
import { readText } from './read-text.ts';
import { recordApprovals } from './record-approvals.ts';
import { verifyEd25519 } from './sign.ts';

/** What is to be verified, the report that approved it, and the ledger that approvals go to, if there is one. */
export interface VerifyRequest {
  readonly run: RunRequest;
  readonly report: { readonly shown: string; readonly path: string };
  readonly ledger?: ApprovalLedger | null;
}

const maxReportBytes = 64 << 20;

/**
 * Compares the campaigns as they lie now with the report that approved them, and records the approval of a send that may
 * go. Without the ledger what passed by itself passes all the same; what only an override lets go does not.
 */
export async function verifyCampaigns({
  run,
  report,
  ledger = null,
}: VerifyRequest): Promise<RunVerification> {
  const text = await readText(report.path, report.shown, maxReportBytes);
  if (!text.ok) return runVerification([], [text.problem]);
  const approved = parseApprovedReport(text.text, report.shown);
  if (!approved.ok) return runVerification([], [approved.problem]);
  const prepared = await prepareChecks(run);
  if (!prepared.ok) return runVerification([], prepared.problems);
  const campaigns: Candidate[] = [];
  const snapshot = ledger === null ? null : await ledger.read();
  const nowMs = run.asOfMs ?? run.nowMs;
  for (const check of prepared.checks) {
    const now = await digestCampaign(check);
    const approval = approved.approvals.get(now.campaign);
    const verified = verifyApproval(now, approval, { nowMs, ledger: overridesOf(ledger, snapshot) });
    campaigns.push({ now, approval, verified });
  }
  const result = runVerification(campaigns.map(({ verified }) => verified));
  if (ledger === null || result.verdict !== 'pass') return result;
  return runVerification(await approve(campaigns, { ledger, snapshot, nowMs: run.nowMs }));
}

/** A campaign with what was found out about it. */
interface Candidate {
  readonly now: CampaignNow;
  readonly approval: Approval | undefined;
  readonly verified: CampaignVerified;
}

function overridesOf(
  ledger: ApprovalLedger | null,
  snapshot: LedgerSnapshot | null,
): VerifyContext['ledger'] {
  if (ledger === null) return null;
  if (snapshot === null) return 'unreadable';
  const { overrides, approvals } = snapshot.history;
  return { overrides, approvals, verifySignature: verifyEd25519 };
}

interface ApprovalDesk {
  readonly ledger: ApprovalLedger;
  readonly snapshot: LedgerSnapshot | null;
  readonly nowMs: number;
}

/** Records the approvals of a run that may send, all together, and settles what each of them is worth. */
async function approve(
  campaigns: readonly Candidate[],
  { ledger, snapshot, nowMs }: ApprovalDesk,
): Promise<CampaignVerified[]> {
  const recordable = campaigns.filter(({ approval }) => isRecordable(approval));
  // because a ledger that could not be read a moment ago is not worth another minute
  if (snapshot === null) {
    return campaigns.map((one) =>
      recordable.includes(one) ? settleApproval(one.verified, 'not-written') : one.verified,
    );
  }
  const { checks, overrides } = snapshot.history;
  const records = new Map(
    recordable.map(({ now: { campaign, digests }, verified: { override } }) => {
      const origin = ledger.origin(nowMs);
      return [campaign, approvalRecordOf({ campaign, override, digests }, origin, checks)] as const;
    }),
  );
  const approvals = [...records.values()];
  const used = overrides.filter(({ id }) => approvals.some(({ override }) => override === id));
  const claims = await recordApprovals(ledger, approvals, used);
  return campaigns.map(({ verified }) => {
    const claim = claims.get(records.get(verified.campaign)?.id ?? '');
    return claim === undefined ? verified : settleApproval(verified, claim);
  });
}

/** Reads a campaign's files only for their digests. */
async function digestCampaign({ planned, workspace }: PreparedCheck): Promise<CampaignNow> {
  // because equal bytes mean what they meant to the check, no key is needed to compare them
  const input = await openCampaign(planned, { ...workspace, asTheyLie: true });
  const problems: Problem[] = [];
  for (const source of [input.list, ...(input.suppressions ?? [])]) {
    const problem = await readToEnd(source);
    if (problem !== undefined) problems.push(problem);
  }
  const { campaign, policy } = planned;
  const { approvalMaxAgeDays: maxAgeDays, sendAtMs } = policy;
  const overrideRules = overrideRulesOf(policy);
  return { campaign, digests: input.digests(), maxAgeDays, sendAtMs, overrideRules, problems };
}

async function readToEnd(source: ByteSource): Promise<Problem | undefined> {
  for await (const _ of source.chunks);
  return source.problem();
}
