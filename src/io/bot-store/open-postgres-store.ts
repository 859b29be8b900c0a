import { Kysely } from 'kysely';
import { Pool } from 'pg';
import type { BotStore } from './bot-store.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { storeOver } from './store-over.ts';
import type { Tables } from './tables.ts';

/** How a PostgreSQL is used. */
export interface PostgresOptions {
  /** Most connections at once; 8 by default. */
  readonly connections?: number;
  /** How long a connection or a query may take; 5 s by default, and a bot that waits longer has missed its moment. */
  readonly patienceMs?: number;
}

/**
 * Opens the store in a PostgreSQL database by its URL. Nothing is connected yet, so that a database that is away is
 * told by the first use, as `StoreAway`, and a later one finds it again.
 */
export function openPostgresStore(
  url: string,
  { connections = 8, patienceMs = 5000 }: PostgresOptions = {},
): BotStore {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    keepAlive: true,
    application_name: 'bounce-gate',
    connectionTimeoutMillis: patienceMs,
    lock_timeout: patienceMs,
    statement_timeout: patienceMs,
    // because the server's own word that it gave up says more, it is given a moment to say it
    query_timeout: 2 * patienceMs,
    idle_in_transaction_session_timeout: 6 * patienceMs,
  });
  // because the end of a connection that nobody uses, or that fails twice, must not end the process; its user is told
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const tables = new Kysely<Tables>({ dialect: postgresDialect(pool) });
  return storeOver({ kind: 'postgres', reader: tables, writer: tables, close: () => pool.end() });
}
