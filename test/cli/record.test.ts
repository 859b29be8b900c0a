import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { makeRepositories } from '../io/git/make-repository.ts';
import {
  checkedMs,
  makeRecordRepository,
  person,
  type RecordRepository,
  suppressionsOf,
} from './record-repository.ts';

const made = await makeRepositories();
let repository: RecordRepository;
const ledgers: RecordRepository['ledger'][] = [];

beforeEach(async () => {
  repository = await makeRecordRepository(made);
  ledgers.push(repository.ledger);
});
afterAll(async () => {
  for (const ledger of ledgers) await ledger.remove();
  await made.remove();
});

const usual = ['record', 'june', '--sent', '300', '--hard', '11', '--soft', '3'] as const;
const pending = () => join(repository.checkout.folder, 'bounce-ledger-pending.json');
const outcomes = async () => (await repository.history()).records.filter(({ kind }) => kind === 'outcome');
const standing = async () => (await repository.history()).sends.map(({ outcome }) => outcome);

async function json(...args: readonly string[]) {
  const run = await repository.run(...args, '--format', 'json');
  return { exitCode: run.exitCode, ...JSON.parse(run.stdout) };
}

const codes = ({ warnings }: { readonly warnings: readonly { readonly code: string }[] }) =>
  warnings.map(({ code }) => code);

describe('record', () => {
  test('writes an outcome beside the check it was sent by', async () => {
    const check = await repository.check();
    const run = await repository.run(...usual, '--sent-at', '2024-05-17');
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('RECORDED');
    const [send] = (await repository.history()).sends;
    expect(send?.outcome).toMatchObject({
      campaign: 'june',
      check: check.id,
      sent: 300,
      hard: 11,
      soft: 3,
      block: null,
    });
    expect(send?.outcome.sentAt).toBe('2024-05-17T00:00:00.000Z');
    expect(send?.check?.id).toBe(check.id);
  });

  test('starts the ledger where there is none', async () => {
    const told = await json(...usual, '--sent-at', '2024-05-17');
    expect(told).toMatchObject({ exitCode: 0, outcome: 'new', status: { kind: 'written' }, check: null });
    expect(codes(told)).toEqual(['no-check']);
    expect(await outcomes()).toHaveLength(1);
  });

  test('twice is once', async () => {
    await repository.check();
    expect(await json(...usual)).toMatchObject({ exitCode: 0, outcome: 'new' });
    expect(await json(...usual)).toMatchObject({ exitCode: 0, outcome: 'already-recorded' });
    expect(await outcomes()).toHaveLength(1);
  });

  test('corrects what was recorded, and keeps the old record', async () => {
    await repository.check();
    await repository.run(...usual, '--sent-at', '2024-05-17');
    const [first] = await outcomes();
    const told = await json('record', 'june', '--sent', '300', '--hard', '12', '--sent-at', '2024-05-17');
    expect(told).toMatchObject({ exitCode: 0, outcome: 'correction', record: { replaces: first?.id } });
    expect((await outcomes()).length).toBe(2);
    expect((await standing()).map(({ hard }) => hard)).toEqual([12]);
  });

  test('is learnt from by the next check of this checkout', async () => {
    await repository.check();
    await repository.run(...usual);
    const checked = await repository.run('check', '--format', 'json', '--as-of', '2024-05-21');
    expect(JSON.parse(checked.stdout).campaigns[0].history).toMatchObject({ campaigns: 1 });
  });

  test('takes the check that is named', async () => {
    const first = await repository.check();
    await repository.check();
    const told = await json(...usual, '--check', first.id);
    expect(told.check.id).toBe(first.id);
  });

  test('--dry-run prints the record and writes nothing', async () => {
    await repository.check();
    const run = await repository.run(...usual, '--dry-run');
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ kind: 'outcome', campaign: 'june', hard: 11 });
    expect(run.stderr).toContain('NOT WRITTEN');
    expect(await outcomes()).toEqual([]);
  });

  test('reads counts by source', async () => {
    await repository.check();
    await repository.checkout.write({ 'counts.csv': 'source,sent,hard,soft\nweb,100,1,1\nFair,200,10,2\n' });
    const told = await json('record', 'june', '--by-source', 'counts.csv');
    expect(told).toMatchObject({ exitCode: 0, record: { sent: 300, hard: 11, soft: 3 } });
    expect(told.record.bySource).toEqual([
      { source: 'fair', sent: 200, hard: 10, soft: 2 },
      { source: 'web', sent: 100, hard: 1, soft: 1 },
    ]);
  });

  test('knows a campaign of the ledger that the policy has no longer', async () => {
    await repository.check({ campaign: 'may' });
    expect(await json('record', 'may', '--sent', '300', '--hard', '2')).toMatchObject({
      exitCode: 0,
      outcome: 'new',
    });
  });
});

describe('record --events', () => {
  const all = Array.from({ length: 300 }, (_, row) => row);
  const csv = (...lines: readonly string[]) => `${['email,event', ...lines].join('\n')}\n`;
  const complete = csv(
    ...all.map((row) => `${person(row)},${row < 11 ? 'bounce' : row < 14 ? 'soft_bounce' : 'delivered'}`),
  );

  test('counts each group of recipients, and says no address', async () => {
    await repository.check();
    await repository.checkout.write({ 'events.csv': complete });
    const told = await json('record', 'june', '--events', 'events.csv');
    expect(told).toMatchObject({ exitCode: 0, record: { sent: 300, hard: 11, soft: 3, block: 0 } });
    expect(told.record.parts.length).toBe(4);
    expect(codes(told)).toEqual(['send-time-assumed', 'bounces-assumed-hard']);
    const text = await repository.run('record', 'june', '--events', 'events.csv', '--dry-run');
    const said = `${JSON.stringify(told)}${text.stdout}${text.stderr}${JSON.stringify(await outcomes())}`;
    expect(said).not.toContain('mail.example');
  });

  test('reads list and suppressions as they were checked, though both have changed since', async () => {
    await repository.check();
    await repository.checkout.commit({
      'list.csv': `email,source\n${person(200)},web\n`,
      'suppressions.csv': suppressionsOf(14),
      'events.csv': complete,
    });
    const told = await json('record', 'june', '--events', 'events.csv');
    expect(told).toMatchObject({ exitCode: 0, record: { sent: 300, hard: 11 } });
    expect([told.record.parts.length, codes(told)]).toEqual([
      4,
      ['send-time-assumed', 'bounces-assumed-hard'],
    ]);
  });

  test('counts by source where the suppressions of the check cannot be found', async () => {
    await repository.check({ run: null });
    await repository.checkout.write({ 'suppressions.csv': suppressionsOf(14), 'events.csv': complete });
    const told = await json('record', 'june', '--events', 'events.csv');
    expect([told.record.parts.length, told.record.bySource.length]).toEqual([0, 2]);
    expect(codes(told)).toContain('evidence-changed');
  });

  test('refuses another list than was checked', async () => {
    await repository.check({ run: null });
    await repository.checkout.write({ 'list.csv': `email\n${person(1)}\n`, 'events.csv': complete });
    const run = await repository.run('record', 'june', '--events', 'events.csv');
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(/^list\.csv: /);
    expect(await outcomes()).toEqual([]);
  });

  test('reads NDJSON of bounces with the number sent', async () => {
    await repository.check();
    const bounces = all
      .slice(0, 11)
      .map((row) => JSON.stringify({ email: person(row), event: 'bounce', status: '5.1.1' }));
    await repository.checkout.write({ 'events.ndjson': bounces.join('\n') });
    const told = await json('record', 'june', '--events', 'events.ndjson', '--sent', '290');
    expect(told.record).toMatchObject({ sent: 290, hard: 11, soft: 0 });
    const recipients = told.record.parts.map((part: { recipients: number }) => part.recipients);
    expect(recipients.reduce((sum: number, count: number) => sum + count, 0)).toBe(290);
  });
});

describe('when the ledger cannot be written', () => {
  const refuse = async () => {
    const hook = join(repository.ledger.folder, 'hooks', 'pre-receive');
    await writeFile(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  };

  test('a server that is gone and a checkout that knows nothing: nothing is recorded', async () => {
    await repository.check();
    await rm(repository.ledger.folder, { recursive: true });
    const run = await repository.runHasty(...usual, '--sent-at', '2024-05-17');
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('Nothing was recorded');
  });

  test('a server that is gone and a checkout that knows the ledger: the record is kept', async () => {
    const check = await repository.check();
    expect((await repository.run('ledger', 'sync')).exitCode).toBe(0);
    await rm(repository.ledger.folder, { recursive: true });
    const run = await repository.runHasty(...usual, '--sent-at', '2024-05-17', '--format', 'json');
    expect(run.exitCode).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({
      fresh: false,
      check: { id: check.id },
      status: { kind: 'pending' },
    });
    expect(existsSync(pending())).toBe(true);
  });

  test('a server that refuses leaves a pending file, once, and nothing is lost', async () => {
    const check = await repository.check();
    await refuse();
    const first = await repository.runHasty(...usual, '--sent-at', '2024-05-17');
    expect(first.exitCode).toBe(2);
    expect(first.stdout).toContain('KEPT');
    expect(first.stdout).toContain('bounce-gate ledger sync');
    expect(await json(...usual, '--sent-at', '2024-05-17')).toMatchObject({
      exitCode: 0,
      outcome: 'already-recorded',
    });
    await rm(join(repository.ledger.folder, 'hooks', 'pre-receive'));
    expect((await repository.run('ledger', 'sync')).exitCode).toBe(0);
    expect(existsSync(pending())).toBe(false);
    expect((await standing()).map(({ check: id, hard }) => [id, hard])).toEqual([[check.id, 11]]);
  });

  test('a pending file that is damaged is left alone', async () => {
    await repository.check();
    await refuse();
    await writeFile(pending(), 'something else');
    const run = await repository.runHasty(...usual);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain('NOT RECORDED');
    expect(await readFile(pending(), 'utf8')).toBe('something else');
  });
});

describe('what is wrong is said, and nothing is recorded', () => {
  test.each([
    ['no campaign', ['record', '--sent', '1', '--hard', '0'], /needs the name of a campaign/],
    ['two campaigns', ['record', 'a', 'b', '--sent', '1', '--hard', '0'], /takes one campaign at a time/],
    ['an unknown campaign', ['record', 'jun', '--sent', '1', '--hard', '0'], /Did you mean "june"/],
    ['no counts', ['record', 'june', '--sent-at', '2024-05-17'], /--sent is needed/],
    ['no time', ['record', 'june', '--sent', '1', '--hard', '0'], /--sent-at is needed/],
    ['too many bounces', ['record', 'june', '--sent', '1', '--hard', '2'], /2 bounces of 1 mail/],
    ['a decimal', ['record', 'june', '--sent', '1.5', '--hard', '0'], /--sent must be a whole number/],
    [
      'counts beside events',
      ['record', 'june', '--events', 'a.csv', '--hard', '1'],
      /--hard cannot be given with --events/,
    ],
    [
      'events beside sources',
      ['record', 'june', '--events', 'a.csv', '--by-source', 'b.csv'],
      /cannot be given/,
    ],
    [
      'a file that is missing',
      ['record', 'june', '--by-source', 'none.csv', '--sent-at', '2024-05-17'],
      /^none\.csv: there is no such file/,
    ],
    ['an unknown format', ['record', 'june', '--format', 'xml'], /--format must be one of text, json/],
    ['an unknown check', ['record', 'june', '--sent', '1', '--hard', '0', '--check', 'x'], /--check must be/],
  ])('%s', async (_, args, said) => {
    const run = await repository.run(...args);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(said);
    expect(existsSync(pending())).toBe(false);
  });

  test('an unknown campaign with a list of its own', async () => {
    await repository.check();
    const run = await repository.run('record', 'May!', '--list', 'list.csv', '--sent', '1', '--hard', '0');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('CAMPAIGN must be');
  });

  test('no time, where an outcome with other counts is recorded', async () => {
    await repository.check();
    await repository.run(...usual);
    const run = await repository.run('record', 'june', '--sent', '300', '--hard', '40');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('--sent-at is needed');
  });

  test('a check that could not judge is not taken', async () => {
    await repository.check({ verdict: 'unchecked' });
    const told = await json(...usual, '--sent-at', new Date(checkedMs).toISOString());
    expect(codes(told)).toEqual(['no-check']);
  });
});
