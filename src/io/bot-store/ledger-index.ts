import type { Kysely } from 'kysely';
import { applyStep } from './apply-step.ts';
import type { BotStore } from './bot-store.ts';
import { campaignRecords } from './campaign-records.ts';
import { knownIds } from './known-ids.ts';
import { recordOf } from './record-of.ts';
import { inTransaction, type StoreDatabase } from './store-database.ts';
import type { Tables } from './tables.ts';

type LedgerIndex = Pick<
  BotStore,
  | 'position'
  | 'applyStep'
  | 'setTrouble'
  | 'forgetLedger'
  | 'knownIds'
  | 'campaignRecords'
  | 'record'
  | 'latest'
  | 'campaignNames'
  | 'recordsBetween'
>;

/** The part of the store that is a cache of the ledgers. */
export function ledgerIndex(database: StoreDatabase): LedgerIndex {
  const { reader, writer } = database;
  return {
    position: (ledger) => position(reader, ledger),
    applyStep: (step) => applyStep(database, step),
    setTrouble: async (ledger, trouble) => {
      await writer.updateTable('gate_ledger').set({ trouble }).where('ledger', '=', ledger).execute();
    },
    forgetLedger: (ledger) => inTransaction(database, (tables) => forgetLedger(tables, ledger)),
    knownIds: (ledger, ids) => knownIds(reader, ledger, ids),
    campaignRecords: campaignRecords(reader),
    record: (ledger, id) => record(reader, ledger, id),
    latest: (options) => latest(reader, options),
    campaignNames: (ledgers) => campaignNames(reader, ledgers),
    recordsBetween: (ledger, fromMs, toMs) => recordsBetween(reader, { ledger, fromMs, toMs }),
  };
}

async function forgetLedger(tables: Kysely<Tables>, ledger: string): Promise<void> {
  // because a step of this ledger waits for its row, it goes first
  await tables.deleteFrom('gate_ledger').where('ledger', '=', ledger).execute();
  await tables.deleteFrom('gate_record').where('ledger', '=', ledger).execute();
  await tables.deleteFrom('gate_campaign').where('ledger', '=', ledger).execute();
}

async function record(tables: Kysely<Tables>, ledger: string, id: string): ReturnType<BotStore['record']> {
  const row = await tables
    .selectFrom('gate_record')
    .select('body')
    .where('ledger', '=', ledger)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : recordOf(row);
}

async function recordsBetween(
  tables: Kysely<Tables>,
  { ledger, fromMs, toMs }: { readonly ledger: string; readonly fromMs: number; readonly toMs: number },
): ReturnType<BotStore['recordsBetween']> {
  const rows = await tables
    .selectFrom('gate_record')
    .select('body')
    .where('ledger', '=', ledger)
    .where('at_ms', '>=', fromMs)
    .where('at_ms', '<', toMs)
    .orderBy('place')
    .execute();
  return rows.map(recordOf);
}

async function position(tables: Kysely<Tables>, ledger: string): ReturnType<BotStore['position']> {
  const row = await tables
    .selectFrom('gate_ledger')
    .selectAll()
    .where('ledger', '=', ledger)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { tip, waiting, indexed_at_ms: indexedAtMs, records, quarantined, trouble } = row;
  return { tip, waiting, indexedAtMs, records, quarantined, trouble };
}

async function latest(
  tables: Kysely<Tables>,
  { ledgers, limit }: Parameters<BotStore['latest']>[0],
): ReturnType<BotStore['latest']> {
  if (ledgers.length === 0) return [];
  const newest = tables
    .selectFrom('gate_campaign')
    .selectAll()
    .where('ledger', 'in', ledgers)
    .orderBy('checked_at_ms', 'desc')
    .orderBy('ledger')
    .orderBy('campaign')
    .limit(limit);
  // because a record is much larger than its name, only those that are shown are read
  const rows = await tables
    .selectFrom(newest.as('newest'))
    .innerJoin('gate_record', (join) =>
      join.onRef('gate_record.ledger', '=', 'newest.ledger').onRef('gate_record.id', '=', 'newest.check_id'),
    )
    .select(['newest.ledger', 'newest.campaign', 'gate_record.body'])
    .orderBy('newest.checked_at_ms', 'desc')
    .orderBy('newest.ledger')
    .orderBy('newest.campaign')
    .execute();
  return rows.map(({ ledger, campaign, body }) => ({ ledger, campaign, record: recordOf({ body }) }));
}

async function campaignNames(
  tables: Kysely<Tables>,
  ledgers: readonly string[],
): ReturnType<BotStore['campaignNames']> {
  if (ledgers.length === 0) return [];
  const rows = await tables
    .selectFrom('gate_campaign')
    .select(['ledger', 'campaign'])
    .where('ledger', 'in', ledgers)
    .execute();
  // because databases sort text by the language they were set up in
  return rows.sort((left, right) =>
    left.ledger === right.ledger
      ? compare(left.campaign, right.campaign)
      : compare(left.ledger, right.ledger),
  );
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
