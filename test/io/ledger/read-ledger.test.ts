import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { compactLedger } from '../../../src/io/ledger/compact-ledger.ts';
import type { LedgerPlace } from '../../../src/io/ledger/ledger-place.ts';
import { type LedgerRead, type ReadOptions, readLedger } from '../../../src/io/ledger/read-ledger.ts';
import { syncLedger } from '../../../src/io/ledger/sync-ledger.ts';
import { commitFiles } from './commit-files.ts';
import { idOf, placeAt, recordOf } from './make-ledger.ts';
import { clockAt, useLedger } from './use-ledger.ts';

const clock = clockAt('2026-11-22T08:00:00Z');

async function filesOf(
  place: LedgerPlace,
  options: ReadOptions = {},
): Promise<Extract<LedgerRead, { kind: 'read' }>> {
  const read = await readLedger(place, options);
  if (read.kind !== 'read') throw new Error(JSON.stringify(read));
  return read;
}

describe('reading', () => {
  test('gives the bytes as they were written, in the order of the commits, with the time of each', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(2)], { clock });
    await appendRecords(ledger.place, [recordOf(3), recordOf(1)], { clock: clockAt('2026-11-22T09:00:00Z') });
    const { files, tip, waiting, quarantined } = await filesOf(ledger.place);
    expect(files.map(({ id, order }) => [id, order])).toEqual([
      [idOf(2), 0],
      [idOf(1), 1],
      [idOf(3), 2],
    ]);
    expect(files.map(({ commitTimeMs }) => new Date(commitTimeMs).getUTCHours())).toEqual([8, 9, 9]);
    expect(Buffer.from(files[0]?.bytes ?? [])).toEqual(recordOf(2).bytes);
    expect({ waiting, quarantined }).toEqual({ waiting: 0, quarantined: {} });
    expect(tip).toBe(ledger.git('rev-parse', 'refs/heads/bounce-ledger'));
  });

  test('a server without a ledger is absent, one that is not there unreachable, and neither is empty', async () => {
    const ledger = await useLedger();
    expect(await readLedger(ledger.place)).toEqual({ kind: 'absent' });
    const nowhere = placeAt('file:///nowhere');
    expect(await readLedger(nowhere)).toEqual({ kind: 'unreachable', reason: 'not-found' });
  });

  test('what waits in the inbox is read too, behind the branch, once', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(5)], { clock });
    await writeFile(join(ledger.folder, 'refs/heads/bounce-ledger.lock'), '');
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    const tip = ledger.git('rev-parse', 'refs/heads/bounce-ledger');
    ledger.git('update-ref', `refs/bounce-ledger/inbox/${idOf(9)}`, tip);
    const { files, waiting, oldestWaitingMs } = await filesOf(ledger.place);
    expect(files.map(({ id, where }) => [id, where])).toEqual([
      [idOf(5), 'branch'],
      [idOf(1), 'inbox'],
    ]);
    expect(waiting).toBe(2);
    expect(oldestWaitingMs).toBe(Date.parse('2026-11-22T07:55:40.123Z'));
  });

  test('the first content of an id stands, and a record that a later commit removed is still one', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(1), recordOf(2)], { clock });
    commitFiles(ledger, { [recordOf(1).path]: 'forged\n', [recordOf(2).path]: null });
    const { files, quarantined } = await filesOf(ledger.place);
    expect(files.map(({ bytes }) => Buffer.from(bytes))).toEqual([recordOf(1).bytes, recordOf(2).bytes]);
    expect(quarantined).toEqual({ changed: 1 });
  });

  test('what is no record is counted, and the rest is read', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    commitFiles(ledger, {
      [recordOf(2).path]: 'x'.repeat(4097),
      [recordOf(3).path.replace('/22/', '/21/')]: 'x',
      'records/2026/11/22/..%2f.json': 'x',
      'README.md': 'x',
      [recordOf(4).path]: { link: '/etc/passwd' },
    });
    ledger.git('update-ref', 'refs/bounce-ledger/inbox/x', 'refs/heads/bounce-ledger');
    const { files, quarantined } = await filesOf(ledger.place);
    expect(files).toHaveLength(1);
    expect(quarantined).toEqual({ 'too-large': 1, 'wrong-path': 2, 'not-a-file': 1, 'strange-ref': 1 });
  });

  test('more than the bounds allow is left out, oldest first, and counted', async () => {
    const ledger = await useLedger();
    await appendRecords(
      ledger.place,
      [1, 2, 3].map((number) => recordOf(number)),
      { clock },
    );
    const few = await filesOf(ledger.place, { limits: { maxRecords: 2, maxBytes: 1000 } });
    expect(few.files.map(({ id }) => id)).toEqual([idOf(2), idOf(3)]);
    expect(few.quarantined).toEqual({ 'too-many': 1 });
    const size = recordOf(1).bytes.length;
    const small = await filesOf(ledger.place, { limits: { maxRecords: 9, maxBytes: 2 * size - 1 } });
    expect(small.files.map(({ id }) => id)).toEqual([idOf(3)]);
  });
});

describe('a kept folder', () => {
  test('is read without the server, and tells what it was when it was fetched', async () => {
    const ledger = await useLedger();
    const cacheFolder = join(ledger.parent, 'cache');
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    expect(await syncLedger(ledger.place, cacheFolder)).toMatchObject({ kind: 'synced', waiting: 0 });
    await appendRecords(ledger.place, [recordOf(2)], { clock });
    const offline = await filesOf(ledger.place, { cacheFolder, depth: 'offline' });
    expect(offline.files.map(({ id }) => id)).toEqual([idOf(1)]);
    expect((await filesOf(ledger.place, { cacheFolder })).files).toHaveLength(2);
  });

  test('that was never filled is absent', async () => {
    const ledger = await useLedger();
    const options = { cacheFolder: join(ledger.parent, 'cache'), depth: 'offline' } as const;
    expect(await readLedger(ledger.place, options)).toEqual({ kind: 'absent' });
  });

  test('follows a branch that was rewritten', async () => {
    const ledger = await useLedger();
    const cacheFolder = join(ledger.parent, 'cache');
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    await syncLedger(ledger.place, cacheFolder);
    ledger.git('update-ref', '-d', 'refs/heads/bounce-ledger');
    await appendRecords(ledger.place, [recordOf(2)], { clock });
    const { files } = await filesOf(ledger.place, { cacheFolder });
    expect(files.map(({ id }) => id)).toEqual([idOf(2)]);
  });
});

describe('segments', () => {
  const october = (number: number) => recordOf(number, { at: '2026-10-05T10:00:00.000Z' });
  const december = Date.parse('2026-12-05T00:00:00Z');

  test('take over the months that are over, byte for byte, and every way of reading gives the same records', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [october(1), october(2)], { clock });
    await appendRecords(ledger.place, [recordOf(3)], { clock });
    const december1 = recordOf(4, { at: '2026-12-01T00:00:00.000Z' });
    await appendRecords(ledger.place, [december1], { clock: clockAt('2026-12-01T00:00:00Z') });
    const before = await filesOf(ledger.place);
    const done = await compactLedger(ledger.place, december);
    expect(done).toMatchObject({ kind: 'compacted', months: ['2026-10', '2026-11'], records: 3 });
    const lines = ledger.git('show', 'refs/heads/bounce-ledger:segments/2026-10.jsonl');
    expect(`${lines}\n`).toBe(Buffer.concat([october(1).bytes, october(2).bytes]).toString());
    expect((await filesOf(ledger.place)).files).toEqual(before.files);
    const newest = await filesOf(ledger.place, { depth: 'newest' });
    expect(newest).toMatchObject({ shallow: true, quarantined: {} });
    const bytesOf = ({ files }: typeof before) => files.map(({ id, bytes }) => [id, Buffer.from(bytes)]);
    expect(bytesOf(newest)).toEqual(bytesOf(before));
    expect(await compactLedger(ledger.place, december)).toEqual({ kind: 'nothing' });
  });

  test('take late records along later, and a record appended again after its month was closed is there once', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [october(2)], { clock });
    await compactLedger(ledger.place, december);
    await appendRecords(ledger.place, [october(1)], { clock });
    await appendRecords(ledger.place, [october(2)], { clock });
    expect((await filesOf(ledger.place, { depth: 'newest' })).quarantined).toEqual({});
    expect(await compactLedger(ledger.place, december)).toMatchObject({ kind: 'compacted', records: 2 });
    for (const depth of ['all', 'newest'] as const) {
      const { files } = await filesOf(ledger.place, { depth });
      expect(files.map(({ id }) => id).sort(), depth).toEqual([october(1).id, october(2).id]);
    }
  });

  test('leave alone the running month, the day after a month, and what is not one line', async () => {
    const ledger = await useLedger();
    const lines = { ...october(1), bytes: Buffer.from('{\n}\n') };
    await appendRecords(ledger.place, [lines, recordOf(2)], { clock });
    expect(await compactLedger(ledger.place, Date.parse('2026-11-30T00:00:00Z'))).toEqual({
      kind: 'nothing',
    });
    expect(await compactLedger(ledger.place, Date.parse('2026-12-01T23:00:00Z'))).toEqual({
      kind: 'nothing',
    });
  });

  test('whose lines were changed are counted, and their whole lines are read', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [october(1), october(2)], { clock });
    await compactLedger(ledger.place, december);
    const forged = Buffer.concat([october(1).bytes, Buffer.from('{"forged":true}\n')]);
    commitFiles(ledger, { 'segments/2026-10.jsonl': forged.toString() });
    const { files, quarantined } = await filesOf(ledger.place, { depth: 'newest' });
    expect(files.map(({ id }) => id)).toEqual([october(1).id]);
    expect(quarantined).toEqual({ 'digest-mismatch': 1 });
    expect((await filesOf(ledger.place)).files).toHaveLength(2);
    await appendRecords(ledger.place, [october(3)], { clock });
    expect(await compactLedger(ledger.place, december)).toEqual({ kind: 'nothing' });
  });
});
