import { describe, expect, test } from 'vitest';
import { judgeLedger } from '../../../bench/ledger/judge-ledger.ts';
import { runWriters } from '../../../bench/ledger/run-writers.ts';
import { foldInbox } from '../../../src/io/ledger/fold-inbox.ts';
import { branchFiles } from './make-ledger.ts';
import { serveLedger } from './use-ledger.ts';

// because all writers share the machine with whatever else runs on it, this is minutes where it could be seconds
const limitMs = 600_000;
const none = { lost: 0, duplicates: 0, fsck: 'clean' };

describe('many processes that write at once', { timeout: limitMs }, () => {
  test('8 of them with 10 records each: none lost, none there twice, and all are on the branch in the end', async () => {
    const ledger = await serveLedger();
    const url = ledger.http.remote.url;
    const run = await runWriters({ url, folder: ledger.parent, writers: 8, records: 10 });
    expect(judgeLedger(ledger, run)).toMatchObject({ ...none, acknowledged: 80, pending: 0 });
    await foldInbox(ledger.http);
    expect(branchFiles(ledger)).toHaveLength(80);
  });

  test('nor on a server that drops requests and answers, is away at times, and whose git is killed', async () => {
    const ledger = await serveLedger();
    ledger.server.setFaults({ dropRequest: 0.1, dropAnswer: 0.1, unavailable: 0.1, killPush: 0.1 });
    const url = ledger.http.remote.url;
    const run = await runWriters({ url, folder: ledger.parent, writers: 4, records: 6 });
    const { counts } = ledger.server;
    expect(counts.dropRequest + counts.dropAnswer + counts.unavailable + counts.killPush).toBeGreaterThan(5);
    expect(judgeLedger(ledger, run)).toMatchObject({ ...none, acknowledged: 24 });
  });

  test('nor when writers are killed with their git while they write', async () => {
    const ledger = await serveLedger();
    const url = ledger.http.remote.url;
    const run = await runWriters({ url, folder: ledger.parent, writers: 3, records: 4, kills: 9 });
    expect(run.killed).toBe(9);
    expect(judgeLedger(ledger, run)).toMatchObject(none);
  });
});
