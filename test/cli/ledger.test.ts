import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordFile } from '../../src/io/history/write-records.ts';
import { appendRecords } from '../../src/io/ledger/append-records.ts';
import { writePending } from '../../src/io/ledger/pending-file.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../core/check-text.ts';
import { exampleCheck, exampleOutcome } from '../core/ledger/example-records.ts';
import { makeRepositories } from '../io/git/make-repository.ts';
import { branchFiles, type TestLedger } from '../io/ledger/make-ledger.ts';
import { clockAt, useLedger } from '../io/ledger/use-ledger.ts';
import { type CliRun, runOnTerminal } from './fake-terminal.ts';

const result = await checkText(lines(healthyHeader, ...healthyRows(200)));
const day = 86_400_000;

interface Checkout {
  readonly ledger: TestLedger;
  readonly folder: string;
  readonly run: (...args: readonly string[]) => Promise<CliRun>;
}

/** A checkout whose remote holds a ledger of `sends` recorded sends. */
async function checkoutWith(sends: number): Promise<Checkout> {
  const ledger = await useLedger();
  const made = await makeRepositories();
  onTestFinished(made.remove);
  const repository = await made.init();
  repository.git('remote', 'add', 'origin', ledger.folder);
  for (let send = sends; send > 0; send -= 1) {
    const check = exampleCheck(result, asOfMs - send * 10 * day, send);
    const outcome = exampleOutcome(check, { hard: 2, soft: 1 });
    for (const record of [check, outcome]) {
      await appendRecords(ledger.place, [recordFile(record)], { clock: clockAt(record.at) });
    }
  }
  const run = (...args: readonly string[]) => runOnTerminal(args, { cwd: repository.folder, nowMs: asOfMs });
  return { ledger, folder: repository.folder, run };
}

describe('ledger sync', () => {
  test('says that there is none, and is not an error', async () => {
    const { run } = await checkoutWith(0);
    expect(await run('ledger', 'sync')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^There is no ledger yet/),
    });
  });

  test('brings what trend, backtest and check need without a server', async () => {
    const { ledger, folder, run } = await checkoutWith(2);
    expect((await run('trend')).exitCode).toBe(2);
    expect((await run('ledger', 'sync')).exitCode).toBe(0);
    await ledger.remove();
    const trend = await run('trend', '--format', 'json');
    expect(JSON.parse(trend.stdout)).toMatchObject({
      points: [{ campaign: 'june' }, {}],
      inside: 2,
      drift: null,
    });
    expect((await run('backtest')).stdout).toMatch(/^Too few to judge: 2 recorded sends/);
    await cp('examples', join(folder, 'examples'), { recursive: true });
    const check = await run('check', '--config', 'examples/bounce-gate.yml', '--format', 'json');
    expect(JSON.parse(check.stdout).campaigns[0].history.campaigns).toBe(2);
    const without = await run(
      'check',
      '--config',
      'examples/bounce-gate.yml',
      '--format',
      'json',
      '--no-history',
    );
    expect(JSON.parse(without.stdout).campaigns[0].history.campaigns).toBe(0);
  });

  test('writes what was pending, and the file is gone', async () => {
    const { ledger, folder, run } = await checkoutWith(1);
    const pending = recordFile(exampleCheck(result, asOfMs, 9));
    await writePending(join(folder, 'bounce-ledger-pending.json'), [pending], 'unavailable');
    expect((await run('ledger', 'sync', '--format', 'json')).stdout).toContain('"written":1');
    expect(branchFiles(ledger)).toContain(pending.path);
    expect((await run('ledger', 'sync', '--format', 'json')).stdout).toContain('"written":0');
  });

  test('a rewritten branch is told, and checks are unchecked until somebody has looked', async () => {
    const { ledger, folder, run } = await checkoutWith(2);
    await run('ledger', 'sync');
    const root = ledger.git('rev-list', '--max-parents=0', 'refs/heads/bounce-ledger');
    ledger.git('update-ref', 'refs/heads/bounce-ledger', root);
    expect((await run('ledger', 'sync')).exitCode).toBe(1);
    expect((await run('ledger', 'audit')).exitCode).toBe(1);
    await cp('examples', join(folder, 'examples'), { recursive: true });
    const check = await run('check', '--config', 'examples/bounce-gate.yml', '--format', 'json');
    expect([check.exitCode, JSON.parse(check.stdout).problems[0].code]).toEqual([2, 'history-rewritten']);
    expect((await run('trend')).exitCode).toBe(2);
    expect((await run('check', '--config', 'examples/bounce-gate.yml', '--no-history')).exitCode).toBe(0);
    expect((await run('ledger', 'sync', '--trust-rewritten')).exitCode).toBe(0);
    expect((await run('check', '--config', 'examples/bounce-gate.yml')).exitCode).toBe(0);
  });
});

describe('ledger audit, fold and export', () => {
  test('an untouched ledger is clean', async () => {
    const { run } = await checkoutWith(2);
    expect(await run('ledger', 'audit')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Nothing was rewritten, dropped or edited: 4 records/),
    });
  });

  test('records that were written late are told, as what they may be', async () => {
    const { ledger, run } = await checkoutWith(1);
    await appendRecords(ledger.place, [recordFile(exampleCheck(result, asOfMs - 9 * day, 7))]);
    expect(await run('ledger', 'audit')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /^Nothing was rewritten, dropped or edited.*\n {2}1 record dated more than a day before/,
      ),
    });
  });

  test('export prints every record as a line, the oldest first', async () => {
    const { run } = await checkoutWith(2);
    const kinds = (await run('ledger', 'export')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind);
    expect(kinds).toEqual(['check', 'outcome', 'check', 'outcome']);
  });

  test('fold puts past months into one file each, and loses nothing', async () => {
    const { ledger, run } = await checkoutWith(4);
    const before = (await run('ledger', 'export')).stdout.split('\n').sort();
    expect((await run('ledger', 'fold')).exitCode).toBe(0);
    expect(branchFiles(ledger).filter((path) => path.startsWith('segments/')).length).toBeGreaterThan(1);
    expect((await run('ledger', 'export')).stdout.split('\n').sort()).toEqual(before);
    expect((await run('ledger', 'audit')).exitCode).toBe(0);
  });

  test.each([
    [['ledger']],
    [['ledger', 'burn']],
    [['ledger', 'sync', 'audit']],
    [['ledger', 'sync', '--format', 'xml']],
  ])('%j is refused', async (args) => {
    const { run } = await checkoutWith(0);
    expect((await run(...args)).exitCode).toBe(2);
  });
});
