import type { LedgerRecord } from '../ledger/ledger-record.ts';

/** What the index has of a campaign that was asked for. */
export interface CampaignFacts {
  readonly ledger: string;
  readonly campaign: string;
  /** Its newest records in the order of the branch, with the checks that its outcomes name. */
  readonly records: readonly LedgerRecord[];
  readonly index: IndexFacts;
}

/** How current the index of a ledger is. */
export interface IndexFacts {
  readonly indexedAtMs: number;
  /** Why the ledger is not read at present; null while all is well. */
  readonly trouble: 'unreachable' | 'rewritten' | 'missing' | null;
}
