import type { Problem } from '../finding.ts';
import type { LedgerHistory } from '../ledger/ledger-history.ts';
import { nearestWord } from '../policy/nearest-word.ts';
import { showable } from '../showable.ts';

const campaignName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * The problem of a campaign that neither the policy nor the ledger knows, with the name that was most likely meant; null
 * when it is known, or nothing is known at all and the name can be one.
 */
export function unknownToLedger(name: string, { records }: LedgerHistory): Problem | null {
  const known = [...new Set(records.map(({ campaign }) => campaign))];
  if (known.includes(name)) return null;
  if (known.length === 0 && campaignName.test(name)) return null;
  const nearest = nearestWord(name, known);
  const rule = 'the name of a campaign in the policy or on the ledger';
  const args = { argument: 'CAMPAIGN', rule, received: showable(name) };
  return { code: 'argument-wrong-value', args: nearest === null ? args : { ...args, nearest } };
}
