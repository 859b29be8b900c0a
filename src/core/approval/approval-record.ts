import type { Digests } from '../campaign-result.ts';
import { originOf, type RecordOrigin } from '../ledger/check-record.ts';
import { type ApprovalRecord, type CheckRecord, recordVersion } from '../ledger/ledger-record.ts';
import { newestCheckId } from '../ledger/newest-check.ts';
import { fewestRowsToOverride } from '../override/judge-override.ts';
import type { Approval } from './parse-approved-report.ts';
import type { CampaignVerified } from './verify-approval.ts';

/** Whether an approval may be recorded: the digest of a handful of rows is a digest of an address. */
export function isRecordable(approval: Approval | undefined): boolean {
  return (approval?.measured?.rows ?? 0) >= fewestRowsToOverride;
}

/** The record that a send was let go by exactly these files. It uses up the override that let it go. */
export function approvalRecordOf(
  {
    campaign,
    override,
    digests,
  }: Pick<CampaignVerified, 'campaign' | 'override'> & { readonly digests: Digests },
  origin: RecordOrigin,
  checks: readonly CheckRecord[],
): ApprovalRecord {
  return {
    v: recordVersion,
    kind: 'approval',
    ...originOf(origin),
    campaign,
    digests,
    check: newestCheckId(checks, campaign, digests),
    override: override?.state === 'applied' ? override.id : null,
  };
}
