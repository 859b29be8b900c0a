import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { packValue, unpackRow } from './portable-text.ts';
import { withReason } from './sqlite-failure.ts';
import { StoreAway } from './store-away.ts';

// because a statement with a list of values in it is another one for each length of the list
const mostStatements = 200;
const waitsMs = 10;
const mostWaits = 500;

/** A Kysely dialect over one open database of `node:sqlite`; statements are prepared once. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createDriver: () => sqliteDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (tables) => new SqliteIntrospector(tables),
  };
}

function sqliteDriver(database: DatabaseSync): Driver {
  const connection = sqliteConnection(database);
  const run = (statement: string) => whenFree(database, () => database.exec(statement));
  return {
    init: async () => {},
    // because the adapter says that there is only one, Kysely gives it to one user at a time
    acquireConnection: async () => connection,
    // because a transaction that only comes to write later may find the database in use by then, and could not wait
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: async () => {
      // because SQLite itself rolls back after some errors
      if (database.isOpen && database.isTransaction) await run('rollback');
    },
    releaseConnection: async () => {},
    // because Kysely only ends what it has begun, whoever opened the database closes it
    destroy: async () => {},
  };
}

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
}

function sqliteConnection(database: DatabaseSync): DatabaseConnection {
  const prepared = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    const made = { statement, givesRows: statement.columns().length > 0 };
    const [oldest] = prepared.keys();
    if (prepared.size >= mostStatements && oldest !== undefined) prepared.delete(oldest);
    prepared.set(sql, made);
    return made;
  };
  return {
    executeQuery: <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> =>
      whenFree(database, () => {
        const { statement, givesRows } = prepare(sql);
        // because the tables have texts and numbers only, and each is a value SQLite takes
        const values = parameters.map(packValue) as SQLInputValue[];
        if (!givesRows) return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
        const rows = statement.all(...values);
        for (const row of rows) unpackRow(row);
        // because Kysely knows the columns of its own query
        return { rows: rows as Row[], numAffectedRows: BigInt(rows.length) };
      }),
    // biome-ignore lint/correctness/useYield: nothing here is read as a stream
    streamQuery: async function* () {
      throw new Error('queries are not streamed');
    },
  };
}

/**
 * Does something as soon as no other process is writing, within five seconds. The waiting is not left to SQLite, which
 * would stop the whole process meanwhile.
 */
async function whenFree<Value>(database: DatabaseSync, work: () => Value): Promise<Value> {
  for (let waits = 0; ; waits += 1) {
    try {
      return withReason(work);
    } catch (error) {
      const isBusy = error instanceof StoreAway && error.reason === 'busy';
      // because a transaction that is refused in its middle has to begin again
      if (!isBusy || waits === mostWaits || database.isTransaction) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitsMs));
    }
  }
}
