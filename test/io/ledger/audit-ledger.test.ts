import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LedgerAudit } from '../../../src/core/ledger/ledger-audit.ts';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { auditLedger } from '../../../src/io/ledger/audit-ledger.ts';
import { compactLedger } from '../../../src/io/ledger/compact-ledger.ts';
import { commitFiles } from './commit-files.ts';
import { idOf, recordOf, type TestLedger } from './make-ledger.ts';
import { clockAt, useLedger } from './use-ledger.ts';

const clock = clockAt('2026-11-22T08:00:00Z');
const none = { count: 0, first: [] };
const clean = {
  edited: none,
  dropped: none,
  backdated: none,
  postdated: none,
  forged: none,
  conflicting: none,
  brokenSegments: [],
  foreign: 0,
  strange: 0,
  locked: false,
};
const october = (number: number) => recordOf(number, { at: '2026-10-05T10:00:00.000Z' });

async function auditOf({ place }: TestLedger, remembered: string | null = null): Promise<LedgerAudit> {
  const audit = await auditLedger(place, remembered);
  if (audit.kind !== 'audited') throw new Error(JSON.stringify(audit));
  return audit;
}

async function ledgerWith(...numbers: readonly number[]): Promise<TestLedger> {
  const ledger = await useLedger();
  for (const number of numbers) await appendRecords(ledger.place, [recordOf(number)], { clock });
  return ledger;
}

const tipOf = (ledger: TestLedger) => ledger.git('rev-parse', 'refs/heads/bounce-ledger');

test('a ledger that was only ever appended to is clean, also after a compaction', async () => {
  const ledger = await ledgerWith(1, 2);
  const remembered = tipOf(ledger);
  await appendRecords(ledger.place, [recordOf(3)], { clock });
  await compactLedger(ledger.place, Date.parse('2026-12-05T00:00:00Z'));
  expect(await auditOf(ledger, remembered)).toMatchObject({
    ...clean,
    descends: true,
    commits: 4,
    records: 3,
    waiting: 0,
  });
});

test('no ledger and nothing remembered is absent; a branch that is gone does not descend', async () => {
  const ledger = await ledgerWith(1);
  const remembered = tipOf(ledger);
  ledger.git('update-ref', '-d', 'refs/heads/bounce-ledger');
  expect(await auditLedger(ledger.place, null)).toEqual({ kind: 'absent' });
  expect(await auditOf(ledger, remembered)).toMatchObject({ tip: null, descends: false });
});

test('a branch that was truncated or rewritten does not descend from the commit that was seen', async () => {
  const ledger = await ledgerWith(1, 2);
  const remembered = tipOf(ledger);
  ledger.git('update-ref', 'refs/heads/bounce-ledger', `${remembered}^`);
  expect(await auditOf(ledger, remembered)).toMatchObject({ descends: false, records: 1 });
  await appendRecords(ledger.place, [recordOf(3)], { clock });
  expect(await auditOf(ledger, remembered)).toMatchObject({ descends: false, records: 2 });
  ledger.git('reflog', 'expire', '--expire=now', '--all');
  ledger.git('gc', '--quiet', '--prune=now');
  expect(await auditOf(ledger, remembered)).toMatchObject({ descends: false });
});

test('a record that was edited, made a link, or removed is told', async () => {
  const ledger = await ledgerWith(1, 2, 3, 4);
  commitFiles(ledger, {
    [recordOf(1).path]: 'forged\n',
    [recordOf(2).path]: null,
    [recordOf(3).path]: { link: 'x' },
  });
  const audit = await auditOf(ledger);
  expect(audit.edited).toEqual({ count: 2, first: [idOf(1), idOf(3)] });
  expect(audit.dropped).toEqual({ count: 1, first: [idOf(2)] });
});

test('a record that was edited and put back is still told as edited', async () => {
  const ledger = await ledgerWith(1);
  commitFiles(ledger, { [recordOf(1).path]: 'forged\n' });
  commitFiles(ledger, { [recordOf(1).path]: Buffer.from(recordOf(1).bytes).toString() });
  expect((await auditOf(ledger)).edited.count).toBe(1);
});

test('segments that disagree with their digests, or with what was committed, are told', async () => {
  const ledger = await useLedger();
  await appendRecords(ledger.place, [october(1), october(2)], { clock });
  await compactLedger(ledger.place, Date.parse('2026-11-22T00:00:00Z'));
  const intact = ledger.git('show', 'refs/heads/bounce-ledger:segments/2026-10.jsonl');
  commitFiles(ledger, { 'segments/2026-10.jsonl': `${intact.replace('a record', 'A RECORD')}\n` });
  const broken = await auditOf(ledger);
  expect(broken).toMatchObject({ brokenSegments: ['2026-10'], forged: none });
  expect(broken.dropped.first).toEqual([october(1).id]);
  commitFiles(ledger, { 'segments/2026-10.jsonl': null, 'segments/2026-10.sha256': null });
  expect((await auditOf(ledger)).dropped.count).toBe(2);
});

test('a segment whose digests were forged with it does not have what was committed', async () => {
  const ledger = await useLedger();
  await appendRecords(ledger.place, [october(1)], { clock });
  await compactLedger(ledger.place, Date.parse('2026-11-22T00:00:00Z'));
  const other = await useLedger();
  const forged = recordOf(1, { at: '2026-10-05T10:00:00.000Z', text: 'forged' });
  await appendRecords(other.place, [forged, october(7)], { clock });
  await compactLedger(other.place, Date.parse('2026-11-22T00:00:00Z'));
  const files = ['segments/2026-10.jsonl', 'segments/2026-10.sha256'].map((path) => [
    path,
    `${other.git('show', `refs/heads/bounce-ledger:${path}`)}\n`,
  ]);
  commitFiles(ledger, Object.fromEntries(files));
  const audit = await auditOf(ledger);
  expect(audit.brokenSegments).toEqual([]);
  expect(audit.forged).toEqual({ count: 2, first: [october(1).id, october(7).id] });
  expect(audit.dropped.count).toBe(1);
});

test('records that say another time than their commit are told; a day late and five minutes early are not', async () => {
  const ledger = await useLedger();
  const at = (number: number, moment: string) => recordOf(number, { at: moment });
  await appendRecords(
    ledger.place,
    [
      at(1, '2026-11-21T08:00:00.000Z'),
      at(2, '2026-11-21T07:59:59.999Z'),
      at(3, '2026-11-22T08:05:00.000Z'),
      at(4, '9999-01-01T00:00:00.000Z'),
    ],
    { clock },
  );
  const { backdated, postdated } = await auditOf(ledger);
  expect(backdated.first).toEqual([at(2, '2026-11-21T07:59:59.999Z').id]);
  expect(postdated.first).toEqual([at(4, '9999-01-01T00:00:00.000Z').id]);
});

test('a record slipped in with a forged commit time is told, because later ones stand before it', async () => {
  const ledger = await ledgerWith(1);
  const slipped = october(2);
  const text = Buffer.from(slipped.bytes).toString();
  commitFiles(ledger, { [slipped.path]: text }, { at: '2026-10-05T10:00:00Z' });
  expect((await auditOf(ledger)).backdated.first).toEqual([slipped.id]);
});

test('what waits, what contradicts the branch, what is strange, and a lock are told', async () => {
  const ledger = await ledgerWith(1);
  const forger = await useLedger();
  await appendRecords(forger.place, [recordOf(1, { text: 'forged' })], { clock });
  const spec = `refs/heads/bounce-ledger:refs/bounce-ledger/inbox/${idOf(1)}`;
  ledger.git('fetch', '--quiet', forger.folder, spec);
  commitFiles(ledger, { 'README.md': 'x' });
  ledger.git('update-ref', `refs/bounce-ledger/inbox/${idOf(2)}`, 'refs/heads/bounce-ledger');
  await writeFile(join(ledger.folder, 'refs/heads/bounce-ledger.lock'), '');
  expect(await auditOf(ledger)).toMatchObject({
    waiting: 2,
    oldestWaitingMs: Date.parse('2026-11-22T07:55:40.123Z'),
    conflicting: { count: 1, first: [idOf(1)] },
    strange: 1,
    foreign: 1,
    locked: true,
  });
});
