import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordFile } from '../../../src/io/history/write-records.ts';
import { appendRecords } from '../../../src/io/ledger/append-records.ts';
import { runOnTerminal } from '../../cli/fake-terminal.ts';
import { asOfMs, checkText } from '../../core/check-text.ts';
import { exampleCheck, exampleOutcome } from '../../core/ledger/example-records.ts';
import { healthyList } from '../../core/review/review-text.ts';
import { makeRepositories } from '../../io/git/make-repository.ts';
import { clockAt, useLedger } from '../../io/ledger/use-ledger.ts';
import { sampleCampaigns } from '../../sample-campaign.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const usual = ['check', '--config', 'bounce-gate.yml', '--as-of', '2026-11-20', '--format', 'html'];
const expected = [
  ['pass', 0, 'PASS'],
  ['warn', 0, 'WARN'],
  ['fail', 1, 'FAIL'],
  ['unchecked', 2, 'UNCHECKED'],
] as const;

describe('check --format html', () => {
  test.each(expected)(
    'gives a page for the verdict %s, with its exit code',
    async (verdict, exitCode, word) => {
      const cwd = await temporaryFolder(sampleCampaigns[verdict]);
      const run = await runOnTerminal([...usual, '--output', 'report.html'], { cwd });
      expect(run).toMatchObject({ exitCode, stdout: '', stderr: '' });
      const page = await readFile(join(cwd, 'report.html'), 'utf8');
      expect(page).toMatch(/^<!doctype html>\n<html lang="en">\n[\s\S]*<\/html>\n$/);
      expect(page).toContain(`<title>${word}: `);
      expect(page).not.toContain('mail.example');
    },
  );
});

test('trend --format html gives a page of the recorded sends', async () => {
  const ledger = await useLedger();
  const made = await makeRepositories();
  onTestFinished(made.remove);
  const { git, folder } = await made.init();
  git('remote', 'add', 'origin', ledger.folder);
  const check = exampleCheck(await checkText(healthyList(200)), asOfMs - 864_000_000, 1);
  for (const record of [check, exampleOutcome(check, { hard: 2, soft: 1 })]) {
    await appendRecords(ledger.place, [recordFile(record)], { clock: clockAt(record.at) });
  }
  const options = { cwd: folder, nowMs: asOfMs };
  expect((await runOnTerminal(['ledger', 'sync'], options)).exitCode).toBe(0);
  const run = await runOnTerminal(['trend', '--format', 'html'], options);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.stdout).toMatch(/<h1>[^<]* of the last send \(june\) bounced; the projection was [^<]*<\/h1>/);
});
