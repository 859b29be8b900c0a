import { type RecipientKey, recipientKey } from '../recipient-key.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import type { DomainBook } from './domain-book.ts';
import { type AddressTold, tellAddress } from './tell-address.ts';

/** The recipient of a row, with what is known before anything is looked up. */
export interface ListRecipient extends RecipientKey {
  /** The address as it is written, cleaned. */
  readonly written: string;
  /** What is on file for it. */
  readonly findIn: (table: SuppressionTable) => SuppressionMatch | undefined;
  /** False where no other address of its mailbox can be known. */
  readonly mayHaveOthers: boolean;
  /** What the address tells by itself. */
  readonly tell: () => AddressTold;
}

/** The recipient of an address, of which everything has to be looked up. */
export function readRecipient(address: string, domains: DomainBook): ListRecipient {
  const recipient = recipientKey(address);
  const { key, domain, parsed } = recipient;
  const tell = () => tellAddress(recipient, domains);
  const findIn = (table: SuppressionTable) => table.find(key, domain, address);
  return { key, domain, parsed, written: address, findIn, mayHaveOthers: true, tell };
}
