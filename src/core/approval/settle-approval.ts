import type { CampaignVerified } from './verify-approval.ts';

/**
 * What became of the record of an approval. `ours`: it is on the ledger, and the first that uses its override; `taken`:
 * another one was first; `waiting`, `not-written`: nobody can tell.
 */
export type ApprovalClaim = 'ours' | 'taken' | 'waiting' | 'not-written';

/**
 * What holds once the approval was to be recorded. A campaign that passed by itself passes whatever the ledger does; one
 * that an override lets go passes only when that override was surely ours to use.
 */
export function settleApproval(verified: CampaignVerified, claim: ApprovalClaim): CampaignVerified {
  const { override } = verified;
  if (override === null || claim === 'ours') return { ...verified, recorded: claim !== 'not-written' };
  if (claim === 'taken') {
    return {
      ...verified,
      verdict: 'fail',
      refusals: ['override-taken'],
      override: { ...override, state: 'used' },
      recorded: true,
    };
  }
  const problem = { code: 'approval-not-recorded', args: { reason: claim } } as const;
  return { ...verified, verdict: 'unchecked', recorded: claim === 'waiting', problems: [problem] };
}
