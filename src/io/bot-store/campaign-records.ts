import type { Kysely } from 'kysely';
import { type LedgerRecord, recordKinds } from '../../core/ledger/ledger-record.ts';
import type { BotStore } from './bot-store.ts';
import { recordOf } from './record-of.ts';
import type { Tables } from './tables.ts';

/** Finds the newest records of a campaign, as `BotStore.campaignRecords` says. */
export function campaignRecords(tables: Kysely<Tables>): BotStore['campaignRecords'] {
  const [first, ...others] = recordKinds;
  const query = others
    .reduce((all, kind) => all.unionAll(newestOf(tables, kind)), newestOf(tables, first))
    .orderBy('place')
    .compile();
  return async (ledger, campaign, limit) => {
    // because almost every question asks this, and the making of its SQL takes longer than its answer
    const parameters = recordKinds.flatMap((kind) => [ledger, campaign, kind, limit]);
    const { rows } = await tables.executeQuery<{ readonly body: string }>({ ...query, parameters });
    return rows.map(recordOf);
  };
}

/** Its parameters are ledger, campaign, kind and limit, in this order. */
function newestOf(tables: Kysely<Tables>, kind: LedgerRecord['kind']) {
  const newest = tables
    .selectFrom('gate_record')
    .select(['place', 'body'])
    .where('ledger', '=', '')
    .where('campaign', '=', '')
    .where('kind', '=', kind)
    .orderBy('place', 'desc')
    .limit(1);
  // because a limit holds for the whole of a union where it does not stand in a query of its own
  return tables.selectFrom(newest.as('newest')).select(['newest.place', 'newest.body']);
}
