import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { compactLedger } from '../../../src/io/ledger/compact-ledger.ts';
import { readLocalLedger } from '../../../src/io/ledger/read-local-ledger.ts';
import { makeRepositories, type TestRepository } from '../git/make-repository.ts';
import { idOf, recordOf, type TestLedger } from './make-ledger.ts';
import { clockAt, useLedger } from './use-ledger.ts';

const clock = clockAt('2026-11-22T08:00:00Z');
const october = recordOf(1, { at: '2026-10-05T10:00:00.000Z' });

async function checkoutOf(ledger: TestLedger, ...fetchArgs: readonly string[]): Promise<TestRepository> {
  const maker = await makeRepositories();
  onTestFinished(maker.remove);
  const checkout = await maker.init();
  await checkout.commit({ 'list.csv': 'email\n' });
  checkout.git('remote', 'add', 'origin', `file://${ledger.folder}`);
  checkout.git('fetch', '--quiet', ...fetchArgs, 'origin', '+refs/heads/*:refs/remotes/origin/*');
  return checkout;
}

test('a ledger that was fetched with the checkout is read without a server', async () => {
  const ledger = await useLedger();
  await appendRecords(ledger.place, [recordOf(1)], { clock });
  await appendRecords(ledger.place, [recordOf(2)], { clock });
  const checkout = await checkoutOf(ledger);
  await ledger.remove();
  const read = await readLocalLedger(checkout.folder, { branch: ledger.place.branch });
  expect(read).toMatchObject({ kind: 'read', shallow: false, waiting: 0, quarantined: {} });
  expect(read.kind === 'read' && read.files.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
});

test('also from a clone without history, where closed months come from their segments', async () => {
  const ledger = await useLedger();
  await appendRecords(ledger.place, [october], { clock });
  await compactLedger(ledger.place, Date.parse('2026-11-22T00:00:00Z'));
  await appendRecords(ledger.place, [recordOf(2)], { clock });
  const checkout = await checkoutOf(ledger, '--depth=1');
  const read = await readLocalLedger(checkout.folder, { branch: ledger.place.branch });
  expect(read).toMatchObject({ kind: 'read', shallow: true, quarantined: {} });
  expect(read.kind === 'read' && read.files.map(({ id }) => id)).toEqual([october.id, idOf(2)]);
});

test('from a branch of its own when none was fetched, and from the fetched one when both are there', async () => {
  const ledger = await useLedger();
  await appendRecords(ledger.place, [recordOf(1)], { clock });
  const checkout = await checkoutOf(ledger);
  await appendRecords(ledger.place, [recordOf(2)], { clock });
  checkout.git('fetch', '--quiet', 'origin', 'refs/heads/bounce-ledger:refs/heads/bounce-ledger');
  const options = { branch: ledger.place.branch };
  expect(await readLocalLedger(checkout.folder, { ...options, remoteName: 'other' })).toMatchObject({
    tip: ledger.git('rev-parse', 'refs/heads/bounce-ledger'),
  });
  const read = await readLocalLedger(checkout.folder, options);
  expect(read.kind === 'read' && read.tip).toBe(
    checkout.git('rev-parse', 'refs/remotes/origin/bounce-ledger'),
  );
});

test('a checkout without a ledger, and a folder that is no checkout, have none', async () => {
  const ledger = await useLedger();
  const checkout = await checkoutOf(ledger);
  const options = { branch: ledger.place.branch };
  expect(await readLocalLedger(checkout.folder, options)).toEqual({ kind: 'absent' });
  const empty = await mkdtemp(join(ledger.parent, 'empty-'));
  expect(await readLocalLedger(empty, options)).toEqual({ kind: 'absent' });
});

test('contents that the clone lacks are counted, not fetched', async () => {
  const ledger = await useLedger();
  await appendRecords(ledger.place, [recordOf(1)], { clock });
  const checkout = await checkoutOf(ledger, '--filter=blob:none');
  const read = await readLocalLedger(checkout.folder, { branch: ledger.place.branch });
  expect(read).toMatchObject({ kind: 'read', files: [], quarantined: { missing: 1 } });
});
