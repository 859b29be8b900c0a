import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { recordFile } from '../../src/io/history/write-records.ts';
import { appendRecords } from '../../src/io/ledger/append-records.ts';
import { type CliRun, runOnTerminal } from '../cli/fake-terminal.ts';
import { checkText } from '../core/check-text.ts';
import { exampleCheck, exampleOutcome } from '../core/ledger/example-records.ts';
import type { TestRepository } from '../io/git/make-repository.ts';
import { makeLedger, type TestLedger } from '../io/ledger/make-ledger.ts';
import { clockAt } from '../io/ledger/use-ledger.ts';
import { repositories } from '../review-repository.ts';
import { makeKeyPair } from '../sealed-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { canaryFinder, makeCanaries } from './canaries.ts';
import { canaryFiles, judgedAs } from './canary-files.ts';
import { tellFigure, triesOf } from './figure.ts';
import { makeWatchedGit, type WatchedGit } from './watched-git.ts';

const canaries = makeCanaries(triesOf(60, 10_000));
const find = canaryFinder(canaries);
const [one = '', two = ''] = canaries;
const asOf = ['--as-of', judgedAs];
const nowMs = Date.UTC(2026, 10, 22);
let repository: TestRepository;
let ledger: TestLedger;
let git: WatchedGit;
let surfaces = 0;

beforeAll(async () => {
  const files = canaryFiles(canaries);
  repository = await repositories.init();
  await repository.commit({ ...files, 'lists/june.csv': `email\n${canaries[2]}\n` });
  await repository.commit(files);
  ledger = await makeLedger();
  repository.git('remote', 'add', 'origin', ledger.folder);
  git = await makeWatchedGit(await temporaryFolder());
  vi.stubEnv('PATH', git.path);
  vi.stubEnv('TMPDIR', git.temporary);
  vi.stubEnv('BOUNCE_GATE_HASH_KEY', 'an invented key of a test');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await ledger.remove();
  tellFigure('No personal data out', `${canaries.length} canaries, ${surfaces} runs of the command line`);
});

async function run(args: readonly string[], stdin?: string): Promise<CliRun> {
  surfaces += 1;
  const options = { cwd: repository.folder, nowMs };
  return runOnTerminal(args, stdin === undefined ? options : { ...options, stdin });
}

async function expectSilence(args: readonly string[], stdin?: string): Promise<CliRun> {
  const done = await run(args, stdin);
  expect(find(done.stdout + done.stderr)).toEqual([]);
  expect(done.stdout + done.stderr).not.toBe('');
  return done;
}

test('the finder finds a canary in every form', () => {
  const [address = ''] = canaries;
  const forms = [
    address,
    address.toUpperCase(),
    `<${address.split('@')[1]}>`,
    Buffer.from(`x${address}`).toString('base64'),
    Buffer.from(`"email","${address}"`).toString('base64url'),
    Buffer.from(address).toString('hex'),
    ...['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(address).digest('hex')),
    createHash('sha256')
      .update(address.split('@')[1] ?? '')
      .digest('base64'),
  ];
  for (const form of forms) expect([form, find(`a "${form}" b`).length]).not.toEqual([form, 0]);
  expect(find('4 of 100 recipients, lists/june.csv:17')).toEqual([]);
});

const formats = ['text', 'json', 'markdown', 'sarif', 'junit', 'html'];
const brokenLists = [
  'named',
  'two-columns',
  'no-header',
  'no-column',
  'quote',
  'nul',
  'utf16',
  'long',
  'invalid',
  'none',
];
const brokenFiles = ['unreadable.csv', 'unknown.csv', 'json.json', 'events.ndjson'];

describe('no address comes out of a check', () => {
  test.each(formats)('in format %s', async (format) => {
    for (const details of [[], ['--details']]) {
      const done = await expectSilence(['check', 'june', 'quiet', '--format', format, ...details, ...asOf]);
      expect(done.exitCode).toBe(1);
    }
  });

  test.each(brokenLists)('of a list that is broken or odd: %s', async (name) => {
    const files = ['--list', `lists/${name}.csv`, '--suppressions', 'suppressions/all.csv'];
    for (const format of formats)
      await expectSilence(['check', ...files, '--format', format, '--details', ...asOf]);
    await expectSilence(['clean', ...files, '--output', 'out/cleaned.csv', ...asOf]);
  });

  test.each(brokenFiles)('whose suppressions are %s', async (name) => {
    const files = ['--list', 'lists/june.csv', '--suppressions', `broken/${name}`];
    for (const format of formats)
      await expectSilence(['check', ...files, '--format', format, '--details', ...asOf]);
  });

  test.each([
    ['check', '--config', 'broken/policy.yml'],
    ['check', '--config', 'broken/not.yml'],
    ['check', one],
    ['check', '--list', `${one}.csv`],
    ['check', '--total-fail', one],
    ['check', '--email-column', one, '--list', 'lists/june.csv'],
    ['check', `--${one}`],
    [one],
    ['verify', 'june', '--report', 'broken/report.json'],
    ['open', `${one}.age`, '--stdout'],
    ['dns', '--resolver', one],
    ['record', 'june', '--sent', one, '--hard', '1'],
    ['override', 'june', '--reason', `${one} asked me to`],
    ['ledger', one],
    ['init', one],
    ['suppress', one],
    ['suppress', '--unsuppress', one, '--reason', `wrote from ${two}`, '--output', 'none.csv'],
    ['explain', `550 5.1.1 <${one}>: user unknown`],
  ])('that was asked for wrongly: %s %s', async (...args) => {
    await expectSilence(args);
  });
});

describe('no address comes out of', () => {
  test.each(['text', 'json', 'markdown', 'html'])('a review, in format %s', async (format) => {
    const args = ['review', '--base', 'HEAD~1', '--head', 'HEAD', '--format', format, ...asOf];
    expect((await expectSilence(args)).exitCode).toBe(1);
  });

  test.each(['text', 'json'])('an approval that is verified, in format %s', async (format) => {
    await run(['check', 'quiet', '--format', 'json', '--output', 'approved.json', ...asOf]);
    expect(find(await readFile(join(repository.folder, 'approved.json'), 'utf8'))).toEqual([]);
    await expectSilence(['verify', 'quiet', '--report', 'approved.json', '--format', format, ...asOf]);
  });

  test.each(['text', 'json'])('what merging and hashing suppressions tell, in format %s', async (format) => {
    const sources = ['suppressions/all.csv', 'events/ses.ndjson', 'events/mail.log', 'events/bounce.eml'];
    const told = ['--dry-run', '--format', format];
    expect((await expectSilence(['suppress', ...sources, '--output', 'out.csv', ...told])).exitCode).toBe(0);
    for (const name of brokenFiles)
      await expectSilence(['suppress', `broken/${name}`, '--output', 'out.csv', ...told]);
    await expectSilence(['hash', 'suppressions/all.csv', '--output', 'hashed.csv', '--format', format]);
    await expectSilence(['hash', 'broken/unreadable.csv', '--output', 'none.csv', ...told]);
  });

  test('a file of keyed hashes', async () => {
    await run(['hash', 'suppressions/all.csv', '--output', 'hashed.csv']);
    const text = await readFile(join(repository.folder, 'hashed.csv'), 'utf8');
    expect(text.split('\n').length).toBeGreaterThan(canaries.length / 8);
    // because a scope and a reason that are addresses are taken for what they say
    const hashes = text.split('\n').map((line) => line.split(',')[0]);
    expect(find(hashes.join('\n'))).toEqual([]);
  });

  test('bounces that are classified', async () => {
    const bounces = await readFile(join(repository.folder, 'bounces.ndjson'), 'utf8');
    await expectSilence(['classify'], bounces.replace(/,"id":"[^"]*"/g, ''));
  });

  test('the starting files that are written', async () => {
    await expectSilence(['init', '--force']);
    for (const name of await readdir(join(repository.folder, '.github'), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (name.isFile()) expect(find(await readFile(join(name.parentPath, name.name), 'utf8'))).toEqual([]);
    }
    repository.git('checkout', '--', '.github');
  });

  test('shards of a check, what they hand over, and what is decided of them', async () => {
    const parts = ['part-1.json', 'part-2.json'];
    for (const [place, part] of parts.entries()) {
      await expectSilence(['check', 'june', 'quiet', '--shard', `${place + 1}/2`, '--tally', part, ...asOf]);
      expect(find(await readFile(join(repository.folder, part), 'utf8'))).toEqual([]);
    }
    for (const format of formats) {
      const done = await expectSilence(['merge', ...parts, '--format', format]);
      expect(done.exitCode).toBe(1);
    }
    await expectSilence(['merge', 'lists/june.csv', `${one}.json`]);
  });

  test('a list that is hashed, and a check of it', async () => {
    const list = ['--list', 'lists/quiet.csv', '--output', 'hashed-list.csv'];
    expect((await expectSilence(['hash', ...list])).exitCode).toBe(0);
    await expectSilence(['hash', '--list', 'lists/invalid.csv', '--output', 'none.csv']);
    const files = ['--list', 'hashed-list.csv', '--suppressions', 'suppressions/all.csv'];
    for (const format of formats)
      await expectSilence(['check', ...files, '--format', format, '--details', ...asOf]);
  });

  test('sealing and opening', async () => {
    const { recipient } = await makeKeyPair();
    await expectSilence(['seal', 'lists/june.csv', '--recipient', recipient, '--output', 'june.csv.age']);
    await expectSilence(['open', 'june.csv.age', '--output', 'plain.csv']);
    await expectSilence(['open', 'lists/june.csv', '--output', 'plain.csv']);
    await rm(join(repository.folder, 'june.csv.age'));
  });

  test('what is recorded and learnt', async () => {
    expect((await expectSilence(['check', 'quiet', '--record', ...asOf])).exitCode).toBeLessThan(3);
    for (const source of [
      ['--events', 'events/ses.ndjson'],
      ['--by-source', 'sources.csv'],
      ['--events', 'broken/events.ndjson'],
    ]) {
      for (const format of ['text', 'json']) {
        await expectSilence(['record', 'quiet', ...source, '--sent-at', '2026-11-21', '--format', format]);
      }
    }
    const check = exampleCheck(await checkText('email\nann@mail.example\n'), Date.UTC(2026, 10, 1), 1);
    for (const record of [check, exampleOutcome(check, { hard: 0 })]) {
      await appendRecords(ledger.place, [recordFile(record)], { clock: clockAt(record.at) });
    }
    for (const format of ['text', 'markdown', 'json', 'html'])
      await expectSilence(['trend', '--format', format]);
    for (const format of ['text', 'json']) {
      await expectSilence(['backtest', '--format', format]);
      await expectSilence(['override', '--list', '--format', format]);
      for (const what of ['sync', 'audit', 'fold']) await expectSilence(['ledger', what, '--format', format]);
    }
    await expectSilence(['ledger', 'export']);
    const objects = ledger.git('cat-file', '--batch-all-objects', '--batch', '--buffer');
    expect(objects).toContain('"kind":"check"');
    expect(find(objects)).toEqual([]);
  });
});

test('no address was in an argument, the environment or a temporary file when git was called, and nothing is left', async () => {
  const seen = await git.seen();
  expect(seen).toContain('rev-list');
  expect(find(seen)).toEqual([]);
  const left = await readdir(git.temporary, { recursive: true, withFileTypes: true });
  expect(left.filter((item) => item.isFile()).map(({ name }) => name)).toEqual([]);
});
