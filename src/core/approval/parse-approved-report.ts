import { type Digests, type Verdict, verdicts } from '../campaign-result.ts';
import type { Problem } from '../finding.ts';

/** What an earlier check said of a campaign, and of exactly which files. */
export interface Approval {
  readonly campaign: string;
  readonly verdict: Verdict;
  readonly judgedAtMs: number;
  readonly digests: Digests;
}

export type ApprovedReportRead =
  | { readonly ok: true; readonly approvals: ReadonlyMap<string, Approval> }
  | { readonly ok: false; readonly problem: Problem };

const hex = /^[0-9a-f]{64}$/;
const campaignName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * Reads the JSON report of an earlier check. It is data from elsewhere: a report that is not of the form this version
 * writes is a problem, never half of an approval.
 */
export function parseApprovedReport(text: string, file: string): ApprovedReportRead {
  const refuse = (rule: string): ApprovedReportRead => ({
    ok: false,
    problem: { code: 'approval-unreadable', file, args: { rule } },
  });
  const document = parseJson(text);
  const entries = entriesOf(document);
  if (entries === null) return refuse('it is not the JSON report of a check');
  const approvals = new Map<string, Approval>();
  for (const entry of entries) {
    const approval = parseApproval(entry);
    if (approval === null) return refuse('a campaign in it lacks its verdict, time or digests');
    approvals.set(approval.campaign, approval);
  }
  return { ok: true, approvals };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// because a review blames only what a change makes worse, its pass is no approval to send
function entriesOf(document: unknown): readonly unknown[] | null {
  return memberOf(document, 'schema') === 'bounce-gate/report/1'
    ? listOf(memberOf(document, 'campaigns'))
    : null;
}

function parseApproval(entry: unknown): Approval | null {
  const campaign = memberOf(entry, 'campaign');
  const verdict = verdicts.find((known) => known === memberOf(entry, 'verdict'));
  const judgedAtMs = Date.parse(String(memberOf(entry, 'judgedAt')));
  const digests = parseDigests(memberOf(entry, 'digests'));
  if (typeof campaign !== 'string' || !campaignName.test(campaign)) return null;
  if (verdict === undefined || Number.isNaN(judgedAtMs) || digests === null) return null;
  return { campaign, verdict, judgedAtMs, digests };
}

function parseDigests(value: unknown): Digests | null {
  const list = memberOf(value, 'list');
  const suppressions = memberOf(value, 'suppressions');
  const policy = memberOf(value, 'policy');
  const isDigest = (digest: unknown): digest is string =>
    typeof digest === 'string' && (digest === '' || hex.test(digest));
  return isDigest(list) && isDigest(suppressions) && isDigest(policy) ? { list, suppressions, policy } : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}
