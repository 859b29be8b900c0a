import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { foldInbox } from '../../../src/io/ledger/fold-inbox.ts';
import { fakeGit } from '../git/fake-git.ts';
import { branchFiles, idOf, inboxRefs, placeAt, recordOf } from './make-ledger.ts';
import { clockAt, idsOf, serveLedger, useLedger } from './use-ledger.ts';

const clock = clockAt('2026-11-22T08:00:00Z');

describe('appending', () => {
  test('the first record makes the branch, and it has no history but its own', async () => {
    const ledger = await useLedger();
    const done = await appendRecords(ledger.place, [recordOf(1)], { clock });
    expect(done).toMatchObject({ kind: 'written', how: 'branch', tries: 1, folded: 0, refusals: [] });
    expect(branchFiles(ledger)).toEqual([recordOf(1).path]);
    expect(ledger.git('rev-list', '--count', 'refs/heads/bounce-ledger')).toBe('1');
    expect(ledger.git('show', `refs/heads/bounce-ledger:${recordOf(1).path}`)).toBe(
      Buffer.from(recordOf(1).bytes).toString().trimEnd(),
    );
  });

  test('a record appended again is there once, and no commit is added', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(1), recordOf(2)], { clock });
    expect(await appendRecords(ledger.place, [recordOf(2)], { clock })).toMatchObject({ kind: 'written' });
    expect(ledger.git('rev-list', '--count', 'refs/heads/bounce-ledger')).toBe('1');
  });

  test('an id that is there with other content is refused, and nothing is written', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    const other = recordOf(1, { text: 'another' });
    const done = await appendRecords(ledger.place, [other], { clock });
    expect(done).toMatchObject({ kind: 'pending', reason: 'taken' });
    expect(inboxRefs(ledger)).toEqual([]);
  });

  test.each([
    ['no record', []],
    ['an empty one', [{ ...recordOf(1), bytes: Buffer.alloc(0) }]],
    ['one of more than 4 KiB', [{ ...recordOf(1), bytes: Buffer.alloc(4097, 'a') }]],
    ['one at a path of another day', [{ ...recordOf(1), path: recordOf(1).path.replace('/22/', '/23/') }]],
    ['one at a path outside', [{ ...recordOf(1), path: '../x.json' }]],
    ['one whose id is no id', [{ id: 'x', path: 'records/2026/11/22/x.json', bytes: Buffer.from('{}\n') }]],
  ])('%s is refused before git runs', async (_, records) => {
    const place = placeAt('file:///nowhere');
    expect(await appendRecords(place, records)).toEqual({ kind: 'pending', reason: 'invalid', tries: 0 });
  });

  test('a branch that holds something else is left alone', async () => {
    const ledger = await useLedger();
    const empty = ledger.git('hash-object', '-t', 'tree', '-w', '/dev/null');
    const commit = ledger.git('commit-tree', empty, '-m', 'another');
    ledger.git('update-ref', 'refs/heads/bounce-ledger', commit);
    const done = await appendRecords(ledger.place, [recordOf(1)], { clock });
    expect(done).toMatchObject({ kind: 'pending', reason: 'not-a-ledger' });
    expect(ledger.git('rev-parse', 'refs/heads/bounce-ledger')).toBe(commit);
    expect(inboxRefs(ledger)).toEqual([]);
  });

  test('the first one of a new month is told that a compaction is due', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(1)], { clock: clockAt('2026-11-30T23:59:59Z') });
    const next = { clock: clockAt('2026-12-01T00:00:00Z') };
    const at = '2026-12-01T00:00:00.000Z';
    const first = await appendRecords(ledger.place, [recordOf(2, { at })], next);
    expect(first).toMatchObject({ compactionDue: true });
    const second = await appendRecords(ledger.place, [recordOf(3, { at })], next);
    expect(second).toMatchObject({ compactionDue: false });
  });

  test('no folder is left behind', async () => {
    const ledger = await useLedger();
    const temporary = await mkdtemp(join(ledger.parent, 'tmp-'));
    vi.stubEnv('TMPDIR', temporary);
    const done = await appendRecords(ledger.place, [recordOf(1)], { clock });
    await appendRecords(placeAt('file:///nowhere'), [recordOf(1)], { clock });
    vi.unstubAllEnvs();
    expect(done.kind).toBe('written');
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe('the inbox', () => {
  test('takes a record while a stale lock blocks the branch, and the next writer folds it', async () => {
    const ledger = await serveLedger();
    await appendRecords(ledger.http, [recordOf(1)], { clock });
    const lock = join(ledger.folder, 'refs/heads/bounce-ledger.lock');
    await writeFile(lock, '');
    const blocked = await appendRecords(ledger.http, [recordOf(2)], { clock });
    expect(blocked).toMatchObject({ kind: 'written', how: 'inbox', refusals: ['locked'], folded: 0 });
    expect(inboxRefs(ledger)).toEqual([recordOf(2).id]);
    expect(await idsOf(ledger.http)).toEqual([recordOf(1).id, recordOf(2).id]);
    await rm(lock);
    const next = await appendRecords(ledger.http, [recordOf(3)], { clock });
    expect(next).toMatchObject({ how: 'branch', folded: 1 });
    expect(inboxRefs(ledger)).toEqual([]);
    expect(branchFiles(ledger)).toHaveLength(3);
  });

  test('a record that waits there is not written a second time', async () => {
    const ledger = await useLedger();
    await writeFile(join(ledger.folder, 'refs/heads/bounce-ledger.lock'), '');
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    const later = await appendRecords(ledger.place, [recordOf(1)], {
      clock: clockAt('2026-11-23T08:00:00Z'),
    });
    expect(later).toMatchObject({ kind: 'written', how: 'inbox', tries: 0 });
    expect(inboxRefs(ledger)).toHaveLength(1);
  });

  test.each([
    ['forbids removals', 'receive.denyDeletes', 'true'],
    ['knows no atomic push', 'receive.advertiseAtomic', 'false'],
  ])('is folded also where the server %s', async (_, name, value) => {
    const ledger = await useLedger();
    const lock = join(ledger.folder, 'refs/heads/bounce-ledger.lock');
    await writeFile(lock, '');
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    await rm(lock);
    ledger.git('config', name, value);
    const next = await appendRecords(ledger.place, [recordOf(2)], { clock });
    expect(next).toMatchObject({ kind: 'written', how: 'branch' });
    expect(branchFiles(ledger)).toHaveLength(2);
    expect(await idsOf(ledger.place)).toHaveLength(2);
  });

  test('a server that takes no refs but branches gets the record on the branch', async () => {
    const ledger = await useLedger();
    const hook = '#!/bin/sh\ncase "$1" in refs/bounce-ledger/*) exit 1;; esac\n';
    await writeFile(join(ledger.folder, 'hooks/update'), hook, { mode: 0o755 });
    const places = Array.from({ length: 4 }, (_, index) => appendRecords(ledger.place, [recordOf(index)]));
    for (const done of await Promise.all(places)) expect(done).toMatchObject({ how: 'branch' });
    expect(branchFiles(ledger)).toHaveLength(4);
  });

  test('a fold takes 300 refs at most, keeps what is no record, and drops what the branch has already', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    const commit = ledger.git('rev-parse', 'refs/heads/bounce-ledger');
    const names = Array.from({ length: 302 }, (_, index) => idOf(index + 1));
    for (const name of names.slice(0, 301)) addRef(ledger, name, commit);
    addRef(ledger, 'no-id', commit);
    expect(await foldInbox(ledger.place, { clock })).toEqual({ kind: 'nothing', left: 2 });
    expect(await foldInbox(ledger.place, { clock })).toEqual({ kind: 'nothing', left: 1 });
    expect(inboxRefs(ledger)).toEqual(['no-id']);
    expect(ledger.git('rev-parse', 'refs/heads/bounce-ledger')).toBe(commit);
  });

  test('a fold refuses a record that the branch has with other content', async () => {
    const ledger = await useLedger();
    await appendRecords(ledger.place, [recordOf(1)], { clock });
    const forger = await useLedger();
    await appendRecords(forger.place, [recordOf(1, { text: 'forged' })], { clock });
    ledger.git(
      'fetch',
      '--quiet',
      forger.folder,
      `refs/heads/bounce-ledger:refs/bounce-ledger/inbox/${idOf(1)}`,
    );
    expect(await foldInbox(ledger.place, { clock })).toEqual({ kind: 'nothing', left: 1 });
    expect(inboxRefs(ledger)).toEqual([idOf(1)]);
  });
});

function addRef(ledger: { git: (...args: string[]) => string }, name: string, commit: string): void {
  ledger.git('update-ref', `refs/bounce-ledger/inbox/${name}`, commit);
}

describe('when something fails', () => {
  test.each([
    ['no repository', 'not-found', placeAt('file:///nowhere')],
    ['no server', 'unavailable', placeAt('http://127.0.0.1:9/lists.git')],
  ])('%s is %s', async (_, reason, place) => {
    // because one call may take a third of the time, and a machine may be busy
    const patient = { ...clock, sleep: (ms: number) => pause(ms) };
    const done = await appendRecords(place, [recordOf(1)], { clock: patient, budgetMs: 6000 });
    expect(done).toMatchObject({ kind: 'pending', reason });
  });

  test('a server that wants to know who asks is unauthorized, at once', async () => {
    const ledger = await serveLedger();
    ledger.server.demand('Basic eDp5');
    const done = await appendRecords(ledger.http, [recordOf(1)], { clock });
    expect(done).toMatchObject({ kind: 'pending', reason: 'unauthorized', tries: 0 });
  });

  test('the credential reaches its server as a header, and is neither in an argument nor in an address', async () => {
    const ledger = await serveLedger();
    const credential = { user: 'x-access-token', token: 'sekret' };
    const basic = `basic ${Buffer.from('x-access-token:sekret').toString('base64')}`;
    ledger.server.demand(basic);
    const place = placeAt(`${ledger.server.url}/lists.git`, credential);
    const seen = join(ledger.parent, 'arguments');
    await fakeGit(ledger.parent, '*', `echo "$*" >> ${seen}; cat "$GIT_DIR/config" >> ${seen} 2>/dev/null`);
    expect(await appendRecords(place, [recordOf(1)], { clock })).toMatchObject({ kind: 'written' });
    expect(ledger.server.requests.every(({ authorization }) => authorization === basic)).toBe(true);
    const text = await readFile(seen, 'utf8');
    expect(text).toContain('push');
    expect(text).not.toContain('sekret');
    expect(text).not.toContain(Buffer.from('x-access-token:sekret').toString('base64'));
  });

  test('git that is not there is said', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const done = await appendRecords(placeAt('file:///nowhere'), [recordOf(1)], { clock });
    vi.unstubAllEnvs();
    expect(done).toMatchObject({ kind: 'pending', reason: 'not-installed' });
  });

  test('a server that never answers costs no more than the time given, and its helpers end', async () => {
    const ledger = await serveLedger();
    ledger.server.setFaults({ delayMs: 20_000 });
    const done = await appendRecords(ledger.http, [recordOf(1)], { clock, budgetMs: 700 });
    expect(done).toMatchObject({ kind: 'pending', reason: 'too-slow' });
  });

  test('whichever call of git fails, the record is there once or said to be pending', async () => {
    for (let failing = 1; failing <= 14; failing += 1) {
      const ledger = await useLedger();
      await appendRecords(ledger.place, [recordOf(1)], { clock });
      const count = join(ledger.parent, 'count');
      await fakeGit(
        ledger.parent,
        '*',
        `echo x >> ${count}; if [ $(wc -l < ${count}) -eq ${failing} ]; then exit 1; fi`,
      );
      const done = await appendRecords(ledger.place, [recordOf(2)], { clock });
      vi.unstubAllEnvs();
      expect(done.kind, `call ${failing}`).toBe('written');
      expect(await idsOf(ledger.place), `call ${failing}`).toEqual([idOf(1), idOf(2)]);
    }
  });

  test('a push that took effect and whose answer was lost is recognised', async () => {
    const ledger = await serveLedger();
    await appendRecords(ledger.http, [recordOf(1)], { clock });
    let pushes = 0;
    // because the chance is asked once for every push, the first answer is lost and no other
    ledger.server.setFaults({ dropAnswer: 0.5, random: () => (pushes++ === 0 ? 0 : 1) });
    const done = await appendRecords(ledger.http, [recordOf(2)], { clock });
    expect(ledger.server.counts.dropAnswer).toBe(1);
    // because the transport repeats what it sent on a connection that breaks, git may even say that it was refused
    expect(done).toMatchObject({ kind: 'written', how: 'branch' });
    expect(inboxRefs(ledger)).toEqual([]);
    expect(branchFiles(ledger)).toHaveLength(2);
  });
});

test('a push that took effect and is never answered is recognised within the time given', async () => {
  const ledger = await serveLedger();
  await appendRecords(ledger.http, [recordOf(1)], { clock });
  ledger.server.setFaults({ hangAfterPush: true });
  const done = await appendRecords(ledger.http, [recordOf(2)], { clock, budgetMs: 18_000 });
  expect(done).toMatchObject({ kind: 'written', how: 'branch', refusals: ['too-slow'] });
});
