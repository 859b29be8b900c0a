import type { ApprovalRecord, OverrideRecord } from '../ledger/ledger-record.ts';

/**
 * Whether a send used an override up. An override is for the next send of its campaign: the approval that names it uses
 * it, and so does every later approval of the campaign, lest two overrides of one campaign let it go twice.
 */
export function isUsedUp(override: OverrideRecord, approvals: readonly ApprovalRecord[]): boolean {
  return approvals.some((approval) => usesUp(approval, override));
}

/**
 * Whether of all approvals that use an override up, `id` is the first. The approvals must be those on the branch, in its
 * order: that order never changes, so whoever looks after writing sees the same first one.
 */
export function isFirstUse(
  override: OverrideRecord,
  id: string,
  onBranch: readonly ApprovalRecord[],
): boolean {
  return onBranch.find((approval) => usesUp(approval, override))?.id === id;
}

function usesUp(approval: ApprovalRecord, { id, campaign, at }: OverrideRecord): boolean {
  if (approval.override === id) return true;
  return approval.campaign === campaign && Date.parse(approval.at) >= Date.parse(at);
}
