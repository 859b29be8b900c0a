import type { HashedAddress } from '../suppression/parse-hash.ts';
import { hashedKey, type SuppressionTable } from '../suppression/suppression-table.ts';
import { unknownDomain } from './domain-book.ts';
import type { ListRecipient } from './list-recipient.ts';

const parsed = { valid: false, code: 'no-at', column: 1 } as const;

/** The recipient of a row that gives a hash for its address: of what the address would tell, nothing is known. */
export function hashedRecipient(address: HashedAddress): ListRecipient {
  const key = hashedKey(address);
  const told = { facts: unknownDomain, role: null, placeholder: false, needsUtf8: false } as const;
  const findIn = (table: SuppressionTable) => table.find(key, '');
  return { key, domain: '', parsed, written: key, findIn, mayHaveOthers: false, tell: () => told };
}
