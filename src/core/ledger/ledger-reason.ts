/**
 * Why the ledger could not be read or written. `raced` that another writer was first, `locked` that a lock file stands
 * in the way, `moved` that the server sent us elsewhere, `not-a-ledger` that the branch holds something else, `taken`
 * that a record of this id and other content is there, `invalid` that a record is not fit to be written.
 */
export const ledgerReasons = [
  'refused',
  'unauthorized',
  'not-found',
  'moved',
  'locked',
  'raced',
  'unavailable',
  'too-slow',
  'crashed',
  'not-installed',
  'not-a-ledger',
  'taken',
  'invalid',
] as const;
export type LedgerReason = (typeof ledgerReasons)[number];
