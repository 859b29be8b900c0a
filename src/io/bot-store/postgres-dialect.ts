import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { packValue, unpackRow } from './portable-text.ts';
import { postgresFailure } from './postgres-failure.ts';
import { StoreAway } from './store-away.ts';

/** A Kysely dialect over a pool of `pg`, whose connections are given up when they did not answer. */
export function postgresDialect(pool: Pool): Dialect {
  return {
    createDriver: () => postgresDriver(pool),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (tables) => new PostgresIntrospector(tables),
  };
}

function postgresDriver(pool: Pool): Driver {
  // because Kysely gives back the connection it was given, and the pool wants its client
  const inUse = new WeakMap<DatabaseConnection, PostgresConnection>();
  const known = (connection: DatabaseConnection): PostgresConnection => {
    const found = inUse.get(connection);
    if (found === undefined) throw new Error('a connection of another driver');
    return found;
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw postgresFailure(error);
      });
      const connection = new PostgresConnection(client);
      inUse.set(connection, connection);
      return connection;
    },
    beginTransaction: async (connection) => {
      await known(connection).query('begin');
    },
    commitTransaction: async (connection) => {
      const { command } = await known(connection).query('commit');
      // because PostgreSQL answers a commit with a rollback when a statement had failed
      if (command === 'ROLLBACK') throw new Error('the transaction was rolled back');
    },
    rollbackTransaction: (connection) => known(connection).rollback(),
    releaseConnection: async (connection) => known(connection).release(),
    // because Kysely only ends what it has begun, whoever made the pool ends it
    destroy: async () => {},
  };
}

/** A client of the pool while it is lent; one that failed is not given back. */
class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #broken = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async query(sql: string, values: unknown[] = []) {
    try {
      // because poolers that share connections between clients do not know them, statements have no names
      return await this.#client.query<Record<string, unknown>>(sql, values);
    } catch (error) {
      const failure = postgresFailure(error);
      if (failure instanceof StoreAway) this.#broken = true;
      throw failure;
    }
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowCount } = await this.query(sql, parameters.map(packValue));
    for (const row of rows) unpackRow(row);
    // because Kysely knows the columns of its own query
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: nothing here is read as a stream
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('queries are not streamed');
  }

  async rollback(): Promise<void> {
    // because a connection that is gone has rolled back, and what failed before is what must be told
    if (!this.#broken) await this.query('rollback').catch(() => null);
  }

  release(): void {
    this.#client.release(this.#broken);
  }
}
