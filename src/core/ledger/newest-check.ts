import type { Digests } from '../campaign-result.ts';
import type { CheckRecord } from './ledger-record.ts';

/** The id of the newest check of a campaign with exactly these files and rules; null when the ledger has none. */
export function newestCheckId(
  checks: readonly CheckRecord[],
  campaign: string,
  { list, suppressions, policy }: Digests,
): string | null {
  const same = checks.findLast(
    (check) =>
      check.campaign === campaign &&
      check.digests.list === list &&
      check.digests.suppressions === suppressions &&
      check.digests.policy === policy,
  );
  return same?.id ?? null;
}
