import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { recordPath } from '../../../src/core/ledger/record-id.ts';
import { locateGitFolder } from '../../../src/io/git/locate-git-folder.ts';
import { findLedger } from '../../../src/io/history/find-ledger.ts';
import { fetchHistory, localHistory } from '../../../src/io/history/open-history.ts';
import { syncCheckout } from '../../../src/io/history/sync-checkout.ts';
import { recordFile } from '../../../src/io/history/write-records.ts';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { readPending, removePending, writePending } from '../../../src/io/ledger/pending-file.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../../core/check-text.ts';
import { exampleCheck, exampleOutcome } from '../../core/ledger/example-records.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { makeRepositories } from '../git/make-repository.ts';
import { commitFiles } from '../ledger/commit-files.ts';
import { clockAt, useLedger } from '../ledger/use-ledger.ts';

const result = await checkText(lines(healthyHeader, ...healthyRows(200)));
const check = exampleCheck(result, asOfMs - 40 * 86_400_000);
const outcome = exampleOutcome(check, { hard: 60 });

async function ledgerOf(...records: readonly LedgerRecord[]) {
  const ledger = await useLedger();
  for (const record of records) {
    await appendRecords(ledger.place, [recordFile(record)], { clock: clockAt(record.at) });
  }
  return ledger;
}

async function hardOf(opened: Awaited<ReturnType<typeof localHistory>>) {
  if (opened.kind !== 'read') throw new Error(opened.kind);
  return opened.history.sends.map(({ outcome: { hard } }) => hard);
}

describe('a record that an ordinary push changed', () => {
  const edited = recordFile({ ...outcome, hard: 2 });

  test('says what it said first', async () => {
    const ledger = await ledgerOf(check, outcome);
    await commitFiles(ledger, { [edited.path]: Buffer.from(edited.bytes).toString() });
    expect(await hardOf(await fetchHistory(ledger.place))).toEqual([60]);
  });

  test('stands also when the push took it away', async () => {
    const ledger = await ledgerOf(check, outcome);
    await commitFiles(ledger, { [recordPath(outcome.id)]: null });
    expect(await hardOf(await fetchHistory(ledger.place))).toEqual([60]);
  });
});

test('what a fetch brought counts beside what the last sync brought', async () => {
  const ledger = await ledgerOf(check);
  const made = await makeRepositories();
  onTestFinished(made.remove);
  const repository = await made.init();
  repository.git('remote', 'add', 'origin', ledger.folder);
  const found = await findLedger({ folder: repository.folder });
  const checkout = await locateGitFolder(repository.folder);
  if (!found.ok || checkout === undefined) throw new Error('no ledger');
  await syncCheckout(checkout, found.place);
  expect(await hardOf(await localHistory(checkout, found.place))).toEqual([]);
  await appendRecords(ledger.place, [recordFile(outcome)], { clock: clockAt(outcome.at) });
  repository.git('fetch', '--quiet', 'origin', 'bounce-ledger');
  expect(await hardOf(await localHistory(checkout, found.place))).toEqual([60]);
});

test('a record that was kept while others were written stays in the pending file', async () => {
  const file = join(await temporaryFolder(), 'bounce-ledger-pending.json');
  await writePending(file, [check, outcome].map(recordFile), 'unavailable');
  await removePending(file, new Set([check.id]));
  expect(await readPending(file)).toMatchObject({ kind: 'read', records: [{ id: outcome.id }] });
  await removePending(file, new Set([outcome.id]));
  expect(await readPending(file)).toEqual({ kind: 'absent' });
});
