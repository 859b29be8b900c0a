import type { RowEvidence } from '../read-row.ts';
import { newerOf, type Verified } from './verification-table.ts';

/** What a row says, with the newer of its own verification and that of a service's file. */
export function withVerified(row: RowEvidence, found: Verified | undefined): RowEvidence {
  if (found === undefined) return row;
  const { verification, verifiedDay } = row;
  const isSilent = verification === null && verifiedDay === null;
  // because a day without a result is how lists say that an address was found valid
  const own: Verified = { result: verification ?? 'valid', day: verifiedDay };
  const { result, day } = isSilent ? found : newerOf(own, found);
  return { ...row, verification: result, verifiedDay: day };
}
