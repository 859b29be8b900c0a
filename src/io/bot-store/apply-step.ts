import type { Transaction } from 'kysely';
import type { LedgerRecord } from '../../core/ledger/ledger-record.ts';
import type { IndexStep } from './bot-store.ts';
import { knownIds } from './known-ids.ts';
import { putInLine } from './put-in-line.ts';
import { inTransaction, type StoreDatabase } from './store-database.ts';
import type { Tables } from './tables.ts';

// because a statement has room for some thousand values only
const rowsAtOnce = 100;

/** Takes one step of a ledger: its new records, what follows from them and where it stands then, or nothing at all. */
export function applyStep(database: StoreDatabase, step: IndexStep): Promise<'applied' | 'moved'> {
  return inTransaction(database, async (tables) => {
    // because this locks the ledger's row, whoever else takes a step of it waits here, and then finds it moved
    const isOurs = await (step.from === null ? begin(tables, step) : advance(tables, step));
    if (!isOurs) return 'moved';
    await addRecords(tables, step);
    await putInLine(tables, step.posts, step.nowMs);
    return 'applied';
  });
}

async function begin(tables: Transaction<Tables>, { ledger, to, nowMs }: IndexStep): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables
    .insertInto('gate_ledger')
    .values({ ledger, ...to, indexed_at_ms: nowMs, records: 0, trouble: null })
    .onConflict((conflict) => conflict.column('ledger').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function advance(
  tables: Transaction<Tables>,
  { ledger, from, to, nowMs }: IndexStep,
): Promise<boolean> {
  const { numUpdatedRows } = await tables
    .updateTable('gate_ledger')
    .set({ ...to, indexed_at_ms: nowMs, trouble: null })
    .where('ledger', '=', ledger)
    .where('tip', from?.tip == null ? 'is' : '=', from?.tip ?? null)
    .where('waiting', '=', from?.waiting ?? '')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function addRecords(tables: Transaction<Tables>, { ledger, records }: IndexStep): Promise<void> {
  const unique = firstOfEachId(records);
  if (unique.length === 0) return;
  const { records: before } = await tables
    .selectFrom('gate_ledger')
    .select('records')
    .where('ledger', '=', ledger)
    .executeTakeFirstOrThrow();
  const fresh: LedgerRecord[] = [];
  for (let start = 0; start < unique.length; start += rowsAtOnce) {
    const part = unique.slice(start, start + rowsAtOnce);
    fresh.push(...(await addPart(tables, part, { ledger, place: before + fresh.length })));
    // because thousands of rows take SQLite a second, and questions are answered by the same thread
    if (start + rowsAtOnce < unique.length) await new Promise((resolve) => setImmediate(resolve));
  }
  await tables
    .updateTable('gate_ledger')
    .set({ records: before + fresh.length })
    .where('ledger', '=', ledger)
    .execute();
  await nameCampaigns(tables, ledger, fresh);
}

function firstOfEachId(records: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const byId = new Map<string, LedgerRecord>();
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record);
  return [...byId.values()];
}

/** Adds those that the index does not have, from this place on, and tells which. */
async function addPart(
  tables: Transaction<Tables>,
  part: readonly LedgerRecord[],
  { ledger, place }: { readonly ledger: string; readonly place: number },
): Promise<readonly LedgerRecord[]> {
  const ids = part.map(({ id }) => id);
  const known = await knownIds(tables, ledger, ids);
  const fresh = part.filter(({ id }) => !known.has(id));
  const rows = fresh.map((record, index) => ({
    ledger,
    id: record.id,
    campaign: record.campaign,
    kind: record.kind,
    place: place + index,
    at_ms: Date.parse(record.at),
    body: JSON.stringify(record),
  }));
  if (rows.length > 0) await tables.insertInto('gate_record').values(rows).execute();
  return fresh;
}

/** Keeps the name of every campaign, and which check of it is the newest. */
async function nameCampaigns(
  tables: Transaction<Tables>,
  ledger: string,
  fresh: readonly LedgerRecord[],
): Promise<void> {
  const newest = new Map<string, LedgerRecord | null>();
  for (const record of fresh) {
    if (record.kind === 'check') newest.set(record.campaign, record);
    else if (!newest.has(record.campaign)) newest.set(record.campaign, null);
  }
  for (const [campaign, check] of newest) {
    const told = { check_id: check?.id ?? null, checked_at_ms: check === null ? 0 : Date.parse(check.at) };
    await tables
      .insertInto('gate_campaign')
      .values({ ledger, campaign, ...told })
      .onConflict((conflict) => {
        const same = conflict.columns(['ledger', 'campaign']);
        return check === null ? same.doNothing() : same.doUpdateSet(told);
      })
      .execute();
  }
}
