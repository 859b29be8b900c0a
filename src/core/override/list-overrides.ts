import type { LedgerHistory } from '../ledger/ledger-history.ts';
import type { OverrideRecord } from '../ledger/ledger-record.ts';
import { isUsedUp } from './used-up.ts';

/** How an override stands, whatever became of the files it was given for. */
export const overrideStandings = ['open', 'used', 'over'] as const;
export type OverrideStanding = (typeof overrideStandings)[number];

/** An override of the ledger. */
export interface ListedOverride
  extends Pick<OverrideRecord, 'id' | 'campaign' | 'by' | 'via' | 'reason' | 'at' | 'expiresAt'> {
  readonly standing: OverrideStanding;
  readonly isSigned: boolean;
}

/** The overrides of a ledger, newest first; of one campaign when it is named. */
export function listOverrides(
  { overrides, approvals }: Pick<LedgerHistory, 'overrides' | 'approvals'>,
  campaign: string | null,
  nowMs: number,
): readonly ListedOverride[] {
  const wanted = overrides.filter((record) => campaign === null || record.campaign === campaign);
  return wanted.toReversed().map((record) => {
    const { id, by, via, reason, at, expiresAt, signature } = record;
    const isOver = nowMs >= Date.parse(expiresAt);
    const standing = isUsedUp(record, approvals) ? 'used' : isOver ? 'over' : 'open';
    const isSigned = signature !== null;
    return { id, campaign: record.campaign, by, via, reason, at, expiresAt, standing, isSigned };
  });
}
