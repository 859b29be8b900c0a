import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pendingFileName, readPending, writePending } from '../../../src/io/ledger/pending-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { recordOf } from './make-ledger.ts';

const place = async () => join(await temporaryFolder(), pendingFileName);

test('what is written comes back byte for byte, with the reason', async () => {
  const path = await place();
  const record = recordOf(1, { text: 'Grüße, "quoted"\u2028\u0000' });
  expect(await writePending(path, [record], 'locked')).toBe(true);
  expect(await readPending(path)).toEqual({ kind: 'read', records: [record], reason: 'locked' });
});

test('records that wait already stay, once each', async () => {
  const path = await place();
  await writePending(path, [recordOf(1), recordOf(2)], 'locked');
  await writePending(path, [recordOf(2), recordOf(3)], 'too-slow');
  const pending = await readPending(path);
  expect(pending).toMatchObject({ reason: 'too-slow' });
  expect(pending.kind === 'read' && pending.records.map(({ id }) => id)).toEqual(
    [1, 2, 3].map((number) => recordOf(number).id),
  );
});

test('no file is absent', async () => {
  expect(await readPending(await place())).toEqual({ kind: 'absent' });
});

const row = { id: recordOf(1).id, text: '{}\n' };

test.each([
  ['no JSON', '{'],
  ['another version', JSON.stringify({ v: 2, reason: 'locked', records: [row] })],
  ['an unknown reason', JSON.stringify({ v: 1, reason: 'x', records: [row] })],
  ['an id that is none', JSON.stringify({ v: 1, reason: 'locked', records: [row, { ...row, id: '../x' }] })],
  [
    'a record too large',
    JSON.stringify({ v: 1, reason: 'locked', records: [{ ...row, text: 'x'.repeat(4097) }] }),
  ],
  ['null', 'null'],
])('%s is unreadable, and nothing is written over it', async (_, text) => {
  const path = await place();
  await writeFile(path, text);
  expect(await readPending(path)).toEqual({ kind: 'unreadable' });
  expect(await writePending(path, [recordOf(1)], 'locked')).toBe(false);
  expect(await readFile(path, 'utf8')).toBe(text);
});

test('bytes that are no text are refused', async () => {
  const path = await place();
  expect(await writePending(path, [{ ...recordOf(1), bytes: Buffer.from([0xff]) }], 'locked')).toBe(false);
  expect(await readPending(path)).toEqual({ kind: 'absent' });
});
