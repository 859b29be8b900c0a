import type { CheckRecord } from '../ledger/ledger-record.ts';
import { fewestRowsToOverride } from '../override/judge-override.ts';

/** Why nobody can override a check, whoever they are. */
export type OverrideBar = 'opted-out' | 'above-ceiling' | 'list-too-small' | 'rules-not-kept';

const wishes: readonly string[] = ['suppressed-complaint', 'suppressed-unsubscribe', 'suppressed-manual'];

/** What of a recorded check keeps everybody from overriding it; null when somebody may. */
export function overrideBar({ reasons, rates, counts, digests, rules }: CheckRecord): OverrideBar | null {
  if (reasons.some((code) => wishes.includes(code))) return 'opted-out';
  const ceiling = rules?.overrideCeiling ?? null;
  if (ceiling !== null && (rates?.total[0] ?? 1) > ceiling) return 'above-ceiling';
  if (counts.rows < fewestRowsToOverride || digests.list === null || digests.suppressions === null) {
    return 'list-too-small';
  }
  return rules === undefined ? 'rules-not-kept' : null;
}
