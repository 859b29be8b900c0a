import type { ApprovalClaim } from '../core/approval/settle-approval.ts';
import type { ApprovalRecord, OverrideRecord } from '../core/ledger/ledger-record.ts';
import { isFirstUse } from '../core/override/used-up.ts';
import type { ApprovalLedger } from './approval-ledger.ts';

/** Looks at the branch so often, and helps to put waiting records there in between. */
const looks = 3;

/**
 * Writes approvals to the ledger, and looks whether each was the first to use its override. The branch takes one commit
 * after the other and never changes their order, so of two jobs at once only one finds itself first, whoever looks when.
 */
export async function recordApprovals(
  ledger: ApprovalLedger,
  approvals: readonly ApprovalRecord[],
  overrides: readonly OverrideRecord[],
): Promise<ReadonlyMap<string, ApprovalClaim>> {
  if (approvals.length === 0) return new Map();
  const all = (claim: ApprovalClaim) => new Map(approvals.map(({ id }) => [id, claim] as const));
  if (!(await ledger.append(approvals))) return all('not-written');
  if (overrides.length === 0) return all('ours');
  for (let look = 1; look <= looks; look += 1) {
    const claims = await lookAtBranch(ledger, approvals, overrides);
    if (claims !== null) return claims;
    if (look < looks) await ledger.settle();
  }
  return all('waiting');
}

async function lookAtBranch(
  ledger: ApprovalLedger,
  approvals: readonly ApprovalRecord[],
  overrides: readonly OverrideRecord[],
): Promise<ReadonlyMap<string, ApprovalClaim> | null> {
  const snapshot = await ledger.readInOrder();
  if (snapshot === null) return null;
  const onBranch = snapshot.history.approvals.filter(({ id }) => !snapshot.waiting.has(id));
  const ids = new Set(onBranch.map(({ id }) => id));
  if (!approvals.every(({ id }) => ids.has(id))) return null;
  return new Map(
    approvals.map(({ id, override }) => {
      const used = overrides.find((record) => record.id === override);
      const ours = used === undefined ? override === null : isFirstUse(used, id, onBranch);
      return [id, ours ? 'ours' : 'taken'] as const;
    }),
  );
}
