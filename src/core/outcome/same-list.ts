import type { ListTally } from '../evidence/conclude-list.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';

/**
 * Whether a list is the one that was checked: by its digest, or by its size where the check keeps none, as for lists of
 * a few rows.
 */
export function isSameList(
  { digests, counts }: Pick<CheckRecord, 'digests' | 'counts'>,
  digest: string,
  { rows, recipients }: Pick<ListTally, 'rows' | 'recipients'>,
): boolean {
  if (digests.list !== null) return digests.list === digest;
  return counts.rows === rows && counts.recipients === recipients;
}
