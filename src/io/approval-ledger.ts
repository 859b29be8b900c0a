import type { RecordOrigin } from '../core/ledger/check-record.ts';
import type { LedgerHistory } from '../core/ledger/ledger-history.ts';
import type { LedgerRecord } from '../core/ledger/ledger-record.ts';

/** The ledger as it is at one moment. */
export interface LedgerSnapshot {
  readonly history: LedgerHistory;
  /** Ids of records that are not on the branch yet, so that their place in its order is not settled. */
  readonly waiting: ReadonlySet<string>;
}

/** The ledger as overriding and verifying need it; no call throws. */
export interface ApprovalLedger {
  /** Null when it could not be read; an empty history when there is none yet. */
  readonly read: () => Promise<LedgerSnapshot | null>;
  /** The same with the whole history of the branch, so that its order is that of its commits. */
  readonly readInOrder: () => Promise<LedgerSnapshot | null>;
  /** Appends all or none; true once the server has them. The same records may be appended again. */
  readonly append: (records: readonly LedgerRecord[]) => Promise<boolean>;
  /** Puts what waits on the branch, if it can. */
  readonly settle: () => Promise<void>;
  /** Where a new record says it was made, with an id of its own. */
  readonly origin: (atMs: number) => RecordOrigin;
}
