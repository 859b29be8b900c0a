import { afterAll, expect, test, vi } from 'vitest';
import { noPostgres, startPostgres } from '../../postgres/start-postgres.ts';
import { runFaults } from './run-faults.ts';

// because processes are started, and a machine may be busy
vi.setConfig({ testTimeout: 240_000 });

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

test('of three replicas that are killed at random, each record is indexed and posted once', async ({
  skip,
}) => {
  if (postgres === null) return skip(noPostgres);
  const result = await runFaults({
    databaseUrl: await postgres.makeDatabase(),
    seed: 'test',
    replicas: 3,
    killForMs: 5000,
    speed: 20,
    settleWithinMs: 120_000,
  });
  expect(result).toMatchObject({ unindexed: [], lost: [], doubled: [], stale: [], unsettled: 0 });
  expect(Math.min(result.kills, result.cuts)).toBeGreaterThan(0);
});
