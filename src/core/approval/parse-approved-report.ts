import { type Digests, type Verdict, verdicts } from '../campaign-result.ts';
import type { Problem } from '../finding.ts';
import type { OverrideSubject } from '../override/override-subject.ts';

/** What an earlier check said of a campaign, and of exactly which files. */
export interface Approval {
  readonly campaign: string;
  readonly verdict: Verdict;
  readonly judgedAtMs: number;
  readonly digests: Digests;
  /** True when the campaign failed and an override let it go. */
  readonly overridden: boolean;
  /** What overrides are judged by; null when the report does not tell it. */
  readonly measured: Pick<OverrideSubject, 'reasons' | 'rows' | 'total'> | null;
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
  const overridden = memberOf(memberOf(entry, 'override'), 'state') === 'applied';
  return { campaign, verdict, judgedAtMs, digests, overridden, measured: parseMeasured(entry) };
}

function parseMeasured(entry: unknown): Approval['measured'] {
  const rows = memberOf(memberOf(entry, 'counts'), 'rows');
  const asCommitted = memberOf(memberOf(entry, 'rates'), 'asCommitted');
  const total = memberOf(memberOf(asCommitted, 'total'), 'expected');
  const reasons = listOf(memberOf(entry, 'reasons'))?.map(parseReason);
  if (!isNumber(rows) || !isNumber(total) || reasons === undefined) return null;
  const known = reasons.filter((reason) => reason !== null);
  // because a reason that is not understood may be one that nobody can override
  return known.length === reasons.length ? { rows, total, reasons: known } : null;
}

function parseReason(value: unknown): OverrideSubject['reasons'][number] | null {
  const code = memberOf(value, 'code');
  const severity = memberOf(value, 'severity');
  if (typeof code !== 'string' || (severity !== 'warn' && severity !== 'fail')) return null;
  return { code, severity };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
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
