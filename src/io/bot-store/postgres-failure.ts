import { DatabaseError } from 'pg';
import { StoreAway, type StoreAwayReason } from './store-away.ts';
import { StoreConflict } from './store-conflict.ts';

/**
 * Reasons by the start of an SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html; the longest that
 * fits counts.
 */
const reasons: readonly (readonly [string, StoreAwayReason])[] = [
  ['08', 'unreachable'],
  ['25006', 'unreachable'],
  ['57P', 'unreachable'],
  ['58', 'unreachable'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['25P03', 'busy'],
  ['25P04', 'busy'],
  ['53', 'full'],
  ['28', 'refused'],
  ['3D', 'refused'],
  ['42501', 'refused'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
];

/** What a failure of `pg` means: `StoreAway`, `StoreConflict`, or itself when the query was wrong. */
export function postgresFailure(error: unknown): unknown {
  if (error instanceof TypeError || error instanceof RangeError) return error;
  // because whatever else did not come from the server happened on the way to it
  if (!(error instanceof DatabaseError)) return new StoreAway('unreachable', error);
  const code = error.code ?? '';
  if (code === '40001' || code === '40P01') return new StoreConflict('store: conflict', { cause: error });
  const reason = reasons.find(([start]) => code.startsWith(start))?.[1];
  return reason === undefined ? error : new StoreAway(reason, error);
}
