import type { CheckRecord } from '../ledger/ledger-record.ts';

/** Whether two checks judged the same list, suppressions and rules; never where a digest was not kept. */
export function isOfSameFiles(one: CheckRecord, other: CheckRecord): boolean {
  const [a, b] = [one.digests, other.digests];
  return (
    a.list !== null &&
    a.suppressions !== null &&
    a.list === b.list &&
    a.suppressions === b.suppressions &&
    a.policy === b.policy
  );
}
