import type { Kysely, Transaction } from 'kysely';
import { StoreConflict } from './store-conflict.ts';
import type { Tables } from './tables.ts';

/** The tables in one of the two databases. */
export interface StoreDatabase {
  readonly kind: 'sqlite' | 'postgres';
  /** For single queries; it does not wait for a transaction that writes. */
  readonly reader: Kysely<Tables>;
  /** For transactions that write. */
  readonly writer: Kysely<Tables>;
  /** Ends all connections, after what is being written. */
  readonly close: () => Promise<void>;
}

const mostTries = 5;
const pauseMs = 20;

/** Does all of the work in one transaction, or none of it; begins again when another transaction came in between. */
export async function inTransaction<Value>(
  { writer }: StoreDatabase,
  work: (tables: Transaction<Tables>) => Promise<Value>,
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await writer.transaction().execute(work);
    } catch (error) {
      if (!(error instanceof StoreConflict) || tries === mostTries) throw error;
      // because two that begin again at the same moment meet again
      await new Promise((resolve) => setTimeout(resolve, tries * pauseMs * Math.random()));
    }
  }
}
