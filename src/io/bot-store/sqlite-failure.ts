import { StoreAway, type StoreAwayReason } from './store-away.ts';

/** Reasons by the primary result codes of https://sqlite.org/rescode.html. */
const reasons: ReadonlyMap<number, StoreAwayReason> = new Map([
  [5, 'busy'],
  [6, 'busy'],
  [8, 'refused'],
  [10, 'unreachable'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'unreachable'],
  [26, 'damaged'],
]);

/** Does something with SQLite; its failures to work at all are thrown as `StoreAway`. */
export function withReason<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const reason = reasons.get(primaryCode(error));
    throw reason === undefined ? error : new StoreAway(reason, error);
  }
}

function primaryCode(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof code === 'number' ? code % 256 : 0;
}
