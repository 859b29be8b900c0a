import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

const idsAtOnce = 100;

/** Which of these record ids the index of a ledger has. */
export async function knownIds(
  tables: Kysely<Tables>,
  ledger: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const rows = await tables
      .selectFrom('gate_record')
      .select('id')
      .where('ledger', '=', ledger)
      .where('id', 'in', ids.slice(start, start + idsAtOnce))
      .execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}
