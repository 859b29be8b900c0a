import type { RowEvidence } from '../read-row.ts';
import { newerOf, type Verified } from './verification-table.ts';

/** What a row says, with the newer of its own verification and that of a service's file. */
export function withVerified(row: RowEvidence, found: Verified | undefined): RowEvidence {
  if (found === undefined) return row;
  // because a day without a result is how lists say that an address was found valid; neither loses to whatever was found
  const own: Verified = { result: row.verification ?? 'valid', day: row.verifiedDay };
  const { result, day } = newerOf(own, found);
  return { ...row, verification: result, verifiedDay: day };
}
