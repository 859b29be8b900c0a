import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { migrateTables } from '../../../src/io/bot-store/migrate-tables.ts';
import { type Migration, migrations } from '../../../src/io/bot-store/migrations.ts';
import { sqliteDialect } from '../../../src/io/bot-store/sqlite-dialect.ts';
import type { StoreDatabase } from '../../../src/io/bot-store/store-database.ts';
import { StoreNewer } from '../../../src/io/bot-store/store-newer.ts';
import type { Tables } from '../../../src/io/bot-store/tables.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function freshDatabase(): Promise<StoreDatabase> {
  const database = new DatabaseSync(join(await temporaryFolder(), 'bot.sqlite'));
  onTestFinished(() => database.close());
  const tables = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  return { kind: 'sqlite', reader: tables, writer: tables, close: async () => {} };
}

const column: Migration = async ({ schema }) => {
  await schema.alterTable('gate_claim').addColumn('note', 'text').execute();
};
const versionOf = ({ reader }: StoreDatabase) => reader.selectFrom('gate_schema').select('version').execute();
const claim = { key: 'k', owner: 'a', until_ms: 1 };

test('a later version of the tables adds its step and keeps what is there', async () => {
  const database = await freshDatabase();
  await migrateTables(database);
  await database.writer.insertInto('gate_claim').values(claim).execute();
  await migrateTables(database, [...migrations, column]);
  const rows = await database.reader.selectFrom('gate_claim').selectAll().execute();
  expect(rows).toEqual([{ ...claim, note: null }]);
  expect(await versionOf(database)).toEqual([{ version: migrations.length + 1 }]);
});

test('tables of a later version are left alone', async () => {
  const database = await freshDatabase();
  await migrateTables(database, [...migrations, column]);
  await expect(migrateTables(database)).rejects.toThrow(StoreNewer);
  expect(await versionOf(database)).toEqual([{ version: migrations.length + 1 }]);
});

test('a step that fails leaves no part of it', async () => {
  const database = await freshDatabase();
  const half: Migration = async (tables) => {
    await column(tables);
    throw new Error('half way');
  };
  await expect(migrateTables(database, [...migrations, half])).rejects.toThrow('half way');
  await migrateTables(database, [...migrations, column]);
  expect(await versionOf(database)).toEqual([{ version: migrations.length + 1 }]);
});
