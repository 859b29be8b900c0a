import type { LedgerReason } from './ledger-reason.ts';

/** What bringing the ledger into a checkout did. `rewritten` when the branch no longer holds the commit that was seen before; that one is kept in mind. */
export type LedgerSynced =
  | {
      readonly kind: 'synced';
      readonly tip: string | null;
      /** Records that wait in the inbox. */
      readonly waiting: number;
      /** Pending records that were written; their file is gone then. */
      readonly written: number;
      readonly rewritten: boolean;
    }
  | { readonly kind: 'pending-unreadable'; readonly file: string }
  | { readonly kind: 'unreachable'; readonly reason: LedgerReason };
