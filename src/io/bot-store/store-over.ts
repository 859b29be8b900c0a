import type { BotStore } from './bot-store.ts';
import { claims } from './claims.ts';
import { installations } from './installations.ts';
import { ledgerIndex } from './ledger-index.ts';
import { migrateTables } from './migrate-tables.ts';
import { outbox } from './outbox.ts';
import { questions } from './questions.ts';
import type { StoreDatabase } from './store-database.ts';

/** The whole store over a database; closing it a second time does nothing. */
export function storeOver(database: StoreDatabase): BotStore {
  let closing: Promise<void> | null = null;
  return {
    migrate: () => migrateTables(database),
    close: () => {
      closing ??= database.close();
      return closing;
    },
    ...ledgerIndex(database),
    ...outbox(database),
    ...claims(database),
    ...questions(database),
    ...installations(database),
  };
}
