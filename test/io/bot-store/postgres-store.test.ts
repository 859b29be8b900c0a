import { afterAll, describe, test } from 'vitest';
import { openPostgresStore } from '../../../src/io/bot-store/open-postgres-store.ts';
import { noPostgres, startPostgres } from '../../postgres/start-postgres.ts';
import { storeContract } from './contract.ts';
import { testDatabase } from './test-database.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

if (postgres === null) test.skip(noPostgres, () => {});
else
  describe('the store on PostgreSQL', () => {
    storeContract(async () =>
      testDatabase(await postgres.makeDatabase(), (url) => openPostgresStore(url, { connections: 3 })),
    );
  });
