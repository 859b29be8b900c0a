import { sql, type Transaction } from 'kysely';
import { type Migration, migrations } from './migrations.ts';
import { inTransaction, type StoreDatabase } from './store-database.ts';
import { StoreNewer } from './store-newer.ts';
import type { Tables } from './tables.ts';

// because all replicas must mean the same lock and no other program's; the number itself means nothing
const migrationLock = 7_302_614_098;

/**
 * Makes the tables, or brings them to the newest version, all or nothing. Replicas that start together wait for the
 * first of them. Throws `StoreNewer` for tables of a later version of the bot.
 */
export async function migrateTables(
  database: StoreDatabase,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  await inTransaction(database, async (tables) => {
    if (database.kind === 'postgres')
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tables);
    const found = await versionOf(tables);
    if (found > steps.length) throw new StoreNewer(found, steps.length);
    for (const step of steps.slice(found)) await step(tables);
    if (found < steps.length)
      await tables.updateTable('gate_schema').set({ version: steps.length }).execute();
  });
}

async function versionOf(tables: Transaction<Tables>): Promise<number> {
  await tables.schema
    .createTable('gate_schema')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  const row = await tables.selectFrom('gate_schema').select('version').executeTakeFirst();
  if (row !== undefined) return row.version;
  await tables.insertInto('gate_schema').values({ version: 0 }).execute();
  return 0;
}
