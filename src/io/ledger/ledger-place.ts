import type { LedgerBranch } from './ledger-branch.ts';
import type { LedgerRemote } from './parse-remote.ts';

/** A ledger on a server. */
export interface LedgerPlace {
  readonly remote: LedgerRemote;
  readonly branch: LedgerBranch;
  /** A folder to take no program from: the checkout. */
  readonly untrusted: string;
}
