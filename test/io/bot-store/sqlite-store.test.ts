import { join } from 'node:path';
import { describe } from 'vitest';
import { openSqliteStore } from '../../../src/io/bot-store/open-sqlite-store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { storeContract } from './contract.ts';
import { testDatabase } from './test-database.ts';

describe('the store on SQLite', () => {
  storeContract(async () => testDatabase(join(await temporaryFolder(), 'bot.sqlite'), openSqliteStore));
});
