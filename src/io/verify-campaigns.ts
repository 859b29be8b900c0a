import { parseApprovedReport } from '../core/approval/parse-approved-report.ts';
import { type RunVerification, runVerification } from '../core/approval/run-verification.ts';
import { type CampaignNow, type CampaignVerified, verifyApproval } from '../core/approval/verify-approval.ts';
import type { ByteSource } from '../core/byte-source.ts';
import type { Problem } from '../core/finding.ts';
import { openCampaign } from './open-campaign.ts';
import { type PreparedCheck, prepareChecks, type RunRequest } from './prepare-checks.ts';
import { readText } from './read-text.ts';

/** What is to be verified, and the report that approved it. */
export interface VerifyRequest {
  readonly run: RunRequest;
  readonly report: { readonly shown: string; readonly path: string };
}

const maxReportBytes = 64 << 20;

/** Compares the campaigns as they lie now with the report that approved them. */
export async function verifyCampaigns({ run, report }: VerifyRequest): Promise<RunVerification> {
  const text = await readText(report.path, report.shown, maxReportBytes);
  if (!text.ok) return runVerification([], [text.problem]);
  const approved = parseApprovedReport(text.text, report.shown);
  if (!approved.ok) return runVerification([], [approved.problem]);
  const prepared = await prepareChecks(run);
  if (!prepared.ok) return runVerification([], prepared.problems);
  const verified: CampaignVerified[] = [];
  for (const check of prepared.checks) {
    const now = await digestCampaign(check);
    verified.push(verifyApproval(now, approved.approvals.get(now.campaign), run.asOfMs ?? run.nowMs));
  }
  return runVerification(verified);
}

/** Reads a campaign's files only for their digests. */
async function digestCampaign({ planned, workspace }: PreparedCheck): Promise<CampaignNow> {
  const input = await openCampaign(planned, workspace);
  const problems: Problem[] = [];
  for (const source of [input.list, ...(input.suppressions ?? [])]) {
    const problem = await readToEnd(source);
    if (problem !== undefined) problems.push(problem);
  }
  const { campaign, policy } = planned;
  return { campaign, digests: input.digests(), maxAgeDays: policy.approvalMaxAgeDays, problems };
}

async function readToEnd(source: ByteSource): Promise<Problem | undefined> {
  for await (const _ of source.chunks);
  return source.problem();
}
