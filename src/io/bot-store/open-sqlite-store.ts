import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { makeFolder } from '../make-folder.ts';
import type { BotStore } from './bot-store.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { withReason } from './sqlite-failure.ts';
import { StoreAway } from './store-away.ts';
import { storeOver } from './store-over.ts';
import type { Tables } from './tables.ts';

// because SQLite's own waiting stops the whole process, only the opening waits in this way
const openTimeoutMs = 1000;

/**
 * Opens the store in a file, which only its owner may read and which is made when there is none, in a folder that is
 * made too. Throws `StoreAway` when it cannot be opened or is no database.
 */
export function openSqliteStore(path: string): BotStore {
  makeFolderOf(path);
  const writing = openDatabase(path, 'pragma journal_mode = wal; pragma synchronous = normal');
  try {
    // because a reader of its own sees the last finished write, and never waits for one under way
    const reading = openDatabase(path, 'pragma query_only = on');
    const reader = new Kysely<Tables>({ dialect: sqliteDialect(reading) });
    const writer = new Kysely<Tables>({ dialect: sqliteDialect(writing) });
    const close = async () => {
      reading.close();
      // because what is being written is finished first
      await writer.connection().execute(async () => writing.close());
    };
    return storeOver({ kind: 'sqlite', reader, writer, close });
  } catch (error) {
    writing.close();
    throw error;
  }
}

function makeFolderOf(path: string): void {
  try {
    makeFolder(dirname(path), 0o700);
  } catch (error) {
    throw new StoreAway('unreachable', error);
  }
}

function openDatabase(path: string, pragmas: string): DatabaseSync {
  const database = withReason(() => new DatabaseSync(path, { timeout: openTimeoutMs }));
  try {
    chmodSync(path, 0o600);
    withReason(() => database.exec(`${pragmas}; pragma trusted_schema = off; pragma busy_timeout = 0`));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
