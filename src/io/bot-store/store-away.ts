/**
 * Why the database does not do its work: no connection, too long in use by others, no space or connections left, not
 * let in, or a file that is none.
 */
export type StoreAwayReason = 'unreachable' | 'busy' | 'full' | 'refused' | 'damaged';

/** The database cannot be used now; nothing was changed, or it is not known whether it was. The cause stays inside. */
export class StoreAway extends Error {
  readonly reason: StoreAwayReason;

  constructor(reason: StoreAwayReason, cause: unknown) {
    super(`store: ${reason}`, { cause });
    this.reason = reason;
  }
}
