import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { recordPath } from '../../../src/core/ledger/record-id.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { isFilling, readLedgerStep, type StepRead } from '../../../src/io/bot-ledger/read-ledger-step.ts';
import { compactLedger } from '../../../src/io/ledger/compact-ledger.ts';
import { foldInbox } from '../../../src/io/ledger/fold-inbox.ts';
import { checkAt, outcomeAt, overrideAt } from '../../core/notify/campaign-records.ts';
import { commitFiles } from '../ledger/commit-files.ts';
import { idOf, placeAt, type TestLedger } from '../ledger/make-ledger.ts';
import { clockAt, serveLedger, useLedger } from '../ledger/use-ledger.ts';
import { cacheOf, write, writtenAt } from './follow-samples.ts';

type Step = Extract<StepRead, { kind: 'step' }>;

async function step(ledger: TestLedger, from: Step['to'] | null, cache = 'cache'): Promise<Step> {
  const read = await readLedgerStep({ place: ledger.place, cacheFolder: cacheOf(ledger, cache), from });
  if (read.kind !== 'step') throw new Error(JSON.stringify(read));
  return read;
}

const idsOf = ({ records }: Step) => records.map(({ id }) => id);
const [one, two, three] = [checkAt(1), checkAt(2), checkAt(3)];

/** Makes the branch refuse, so that writers use the inbox. */
const lock = (ledger: TestLedger) => writeFile(join(ledger.folder, 'refs/heads/bounce-ledger.lock'), '');
const unlock = (ledger: TestLedger) => rm(join(ledger.folder, 'refs/heads/bounce-ledger.lock'));

describe('a step', () => {
  test('from nowhere has all records in the order of the branch, and each one after it what is new', async () => {
    const ledger = await useLedger();
    await write(ledger, two);
    await write(ledger, one);
    const first = await step(ledger, null);
    expect(first).toMatchObject({ missing: false, to: { waiting: '', quarantined: 0 } });
    expect(first.to.tip).toBe(ledger.git('rev-parse', 'refs/heads/bounce-ledger'));
    expect(first.records).toEqual([two, one]);
    await write(ledger, three, outcomeAt(4, one));
    const second = await step(ledger, first.to);
    expect(second.records).toEqual([three, outcomeAt(4, one)]);
    expect(await step(ledger, second.to)).toEqual({ ...second, records: [] });
  });

  test('needs no folder that was kept: an empty one is filled, and only what is new is told', async () => {
    const ledger = await useLedger();
    await write(ledger, one);
    const { to } = await step(ledger, null);
    await write(ledger, two);
    expect(idsOf(await step(ledger, to, 'another'))).toEqual([two.id]);
  });

  test('has what waits in the inbox, and that again once it is on the branch', async () => {
    const ledger = await useLedger();
    await write(ledger, one);
    const first = await step(ledger, null);
    await lock(ledger);
    await write(ledger, two);
    const waiting = await step(ledger, first.to);
    expect(idsOf(waiting)).toEqual([two.id]);
    expect(waiting.to).toMatchObject({ tip: first.to.tip, waiting: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(idsOf(await step(ledger, waiting.to))).toEqual([]);
    await unlock(ledger);
    await foldInbox(ledger.place, { clock: clockAt(writtenAt) });
    const folded = await step(ledger, waiting.to);
    expect(idsOf(folded)).toEqual([two.id]);
    expect(folded.to.waiting).toBe('');
  });

  test('of an inbox without a branch has its records', async () => {
    const ledger = await useLedger();
    await write(ledger, one);
    const commit = ledger.git('rev-parse', 'refs/heads/bounce-ledger');
    ledger.git('update-ref', `refs/bounce-ledger/inbox/${one.id}`, commit);
    ledger.git('update-ref', '-d', 'refs/heads/bounce-ledger');
    const first = await step(ledger, null);
    expect([idsOf(first), first.to.tip, first.missing]).toEqual([[one.id], null, false]);
  });

  test('over a month that was put into a segment has nothing new', async () => {
    const ledger = await useLedger();
    await write(ledger, one);
    const { to } = await step(ledger, null);
    await compactLedger(ledger.place, Date.parse('2027-01-05T00:00:00Z'));
    const after = await step(ledger, to);
    expect([after.to.tip === to.tip, idsOf(after), after.to.quarantined]).toEqual([false, [], 0]);
  });

  test('over a long way is one of several, which have in turn what one has, and the first way ends with the last', async () => {
    const ledger = await useLedger();
    for (const record of [one, two, three]) await write(ledger, record);
    const wanted = { place: ledger.place, cacheFolder: cacheOf(ledger), mostCommits: 1 };
    const found: string[] = [];
    let from: Step['to'] | null = null;
    for (const isLast of [false, false, true]) {
      expect(isFilling(from)).toBe(true);
      const read: StepRead = await readLedgerStep({ ...wanted, from });
      if (read.kind !== 'step') throw new Error(read.kind);
      expect(read.more).toBe(!isLast);
      found.push(...idsOf(read));
      from = read.to;
    }
    expect([found, isFilling(from)]).toEqual([[one.id, two.id, three.id], false]);
    await lock(ledger);
    await write(ledger, checkAt(4));
    await unlock(ledger);
    for (const record of [checkAt(5), checkAt(6)]) await write(ledger, record);
    const next = await readLedgerStep({ ...wanted, from });
    expect([next.kind === 'step' && next.more, isFilling(next.kind === 'step' ? next.to : null)]).toEqual([
      true,
      false,
    ]);
  });

  test('of a server without a ledger goes nowhere and says so, and the first record is new after it', async () => {
    const ledger = await useLedger();
    const none = await step(ledger, null);
    expect(none).toEqual({
      kind: 'step',
      to: { tip: null, waiting: '', quarantined: 0 },
      records: [],
      missing: true,
      more: false,
    });
    await write(ledger, one);
    expect(await step(ledger, none.to)).toMatchObject({ missing: false, records: [one] });
  });
});

describe('what is not trusted', () => {
  const forged = JSON.stringify({ kind: 'check' });

  test('is left out and counted once, however many steps it takes', async () => {
    const ledger = await useLedger();
    await write(ledger, one);
    commitFiles(ledger, {
      [recordPath(idOf(1))]: forged,
      'records/2026/11/22/..%2f.json': 'x',
      [recordPath(idOf(2))]: 'x'.repeat(4097),
    });
    const first = await step(ledger, null);
    expect([idsOf(first), first.to.quarantined]).toEqual([[one.id], 3]);
    commitFiles(ledger, { [recordPath(idOf(3))]: forged });
    await write(ledger, two);
    const second = await step(ledger, first.to);
    expect([idsOf(second), second.to.quarantined]).toEqual([[two.id], 4]);
    expect((await step(ledger, second.to)).to.quarantined).toBe(4);
    expect((await step(ledger, null, 'another')).to.quarantined).toBe(4);
  });

  test('is a record whose content a later commit changed: the first content stands', async () => {
    const ledger = await useLedger();
    await write(ledger, { ...one, verdict: 'fail' });
    const { to } = await step(ledger, null);
    commitFiles(ledger, { [recordPath(one.id)]: recordText(one) });
    const after = await step(ledger, to);
    expect([after.records, after.to.quarantined]).toEqual([[], 1]);
    const whole = await step(ledger, null, 'another');
    expect([whole.records, whole.to.quarantined]).toEqual([[{ ...one, verdict: 'fail' }], 1]);
  });

  test('never keeps a record that a later commit removed from being one', async () => {
    const ledger = await useLedger();
    await write(ledger, one);
    const { to } = await step(ledger, null);
    await write(ledger, two);
    commitFiles(ledger, { [recordPath(two.id)]: null });
    expect((await step(ledger, to)).records).toEqual([two]);
  });

  test('is a time after the commit that brought it: it is set back', async () => {
    const ledger = await useLedger();
    const early = checkAt(24 * 30);
    await write(ledger, early);
    const [record] = (await step(ledger, null)).records;
    expect(record?.at).toBe(new Date(writtenAt).toISOString());
  });
});

describe('a ledger that cannot be followed', () => {
  test.each<[string, (ledger: TestLedger) => unknown]>([
    [
      'was replaced',
      async (ledger) => {
        ledger.git('update-ref', '-d', 'refs/heads/bounce-ledger');
        await write(ledger, two);
      },
    ],
    [
      'was set back',
      (ledger) => ledger.git('update-ref', 'refs/heads/bounce-ledger', 'refs/heads/bounce-ledger~1'),
    ],
    ['is gone', (ledger) => ledger.git('update-ref', '-d', 'refs/heads/bounce-ledger')],
  ])('is rewritten when it %s, with the folder and without', async (_what, change) => {
    const ledger = await useLedger();
    await write(ledger, one);
    await write(ledger, three);
    const { to } = await step(ledger, null);
    await change(ledger);
    for (const cache of ['cache', 'another']) {
      const wanted = { place: ledger.place, cacheFolder: cacheOf(ledger, cache), from: to };
      expect(await readLedgerStep(wanted), cache).toEqual({ kind: 'rewritten' });
    }
  });

  test('is unreachable, which is no change of it, and is read on when it is back', async () => {
    const ledger = await serveLedger();
    await write(ledger, one);
    const wanted = { place: ledger.http, cacheFolder: cacheOf(ledger) };
    const first = await readLedgerStep({ ...wanted, from: null });
    if (first.kind !== 'step') throw new Error(first.kind);
    ledger.server.setFaults({ unavailable: 1 });
    const away = await readLedgerStep({ ...wanted, from: first.to });
    expect(away).toEqual({ kind: 'unreachable', reason: 'unavailable' });
    expect(
      await readLedgerStep({
        place: placeAt('file:///nowhere'),
        cacheFolder: cacheOf(ledger, 'x'),
        from: null,
      }),
    ).toEqual({ kind: 'unreachable', reason: 'not-found' });
    ledger.server.setFaults({ unavailable: 0 });
    await write(ledger, two);
    expect(await readLedgerStep({ ...wanted, from: first.to })).toMatchObject({ records: [two] });
  });
});

test('whatever way the steps are cut, they have the records that one step has', async () => {
  const ledger = await useLedger();
  const stories: readonly (readonly LedgerRecord[])[] = [
    [one],
    [overrideAt(2, one), two],
    [three],
    [outcomeAt(4, one), checkAt(5), checkAt(6)],
  ];
  let to: Step['to'] | null = null;
  const found: LedgerRecord[] = [];
  for (const [index, records] of stories.entries()) {
    if (index === 2) await lock(ledger);
    await write(ledger, ...records);
    if (index === 2) await unlock(ledger);
    const read: Step = await step(ledger, to);
    const known = new Set(found.map(({ id }) => id));
    found.push(...read.records.filter(({ id }) => !known.has(id)));
    to = read.to;
  }
  const whole = await step(ledger, null, 'another');
  const sorted = (records: readonly LedgerRecord[]) => records.map(({ id }) => id).sort();
  expect(sorted(found)).toEqual(sorted(whole.records));
  expect(whole.to).toEqual(to);
});
