import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReportFormat } from '../../src/report/report-format-names.ts';
import { reporters } from '../../src/report/report-formats.ts';
import { runCliBundle } from '../bundles/run-cli-bundle.ts';
import { sampleCampaigns } from '../sample-campaign.ts';
import { filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';
import { expectSarif, expectWellFormedXml } from './report-shapes.ts';

const usual = ['check', '--config', 'bounce-gate.yml', '--as-of', '2026-11-20'];
const exitCodes = { pass: 0, warn: 0, fail: 1, unchecked: 2 } as const;
const verdicts = Object.keys(exitCodes) as (keyof typeof exitCodes)[]; // because the keys are the verdicts
const formats = Object.keys(reporters) as ReportFormat[]; // because the keys are the formats

describe.each(verdicts)('a campaign with the verdict %s', (verdict) => {
  test.each(formats)('has the same exit code as %s', async (format) => {
    const cwd = await temporaryFolder(sampleCampaigns[verdict]);
    const run = await runOnTerminal([...usual, '--format', format], { cwd });
    expect(run.exitCode).toBe(exitCodes[verdict]);
    expect(run.stderr).toBe('');
    if (format === 'json') {
      expect(JSON.parse(run.stdout)).toMatchObject({ schema: 'bounce-gate/report/1', verdict });
    }
    if (format === 'sarif') expectSarif(JSON.parse(run.stdout));
    if (format === 'junit') expectWellFormedXml(run.stdout);
    if (format === 'markdown') expect(run.stdout).toMatch(/^\*\*/);
  });

  test('keeps it when the report cannot be written', async () => {
    const cwd = await temporaryFolder(sampleCampaigns[verdict]);
    await mkdir(join(cwd, 'report.txt'));
    const run = await runOnTerminal([...usual, '--output', 'report.txt'], { cwd });
    expect(run.exitCode).toBe(exitCodes[verdict]);
    expect(run.stdout).not.toBe('');
    expect(run.stderr).toMatch(/EISDIR/);
  });

  test('keeps it when the disk is full', async () => {
    const cwd = await temporaryFolder(sampleCampaigns[verdict]);
    const run = await runCliBundle([...usual, '--format', 'json', '--output', '/dev/full'], { cwd });
    expect(run.exitCode).toBe(exitCodes[verdict]);
    expect(run.stderr).toMatch(/ENOSPC/);
  });

  test('keeps it when nobody reads the report', async () => {
    const cwd = await temporaryFolder(sampleCampaigns[verdict]);
    const run = await runCliBundle([...usual, '--format', 'json'], { cwd, deaf: true });
    expect(run).toEqual({ exitCode: exitCodes[verdict], stdout: '', stderr: '' });
  });

  test('gives the same bytes twice when the clock is an argument', async () => {
    const cwd = await temporaryFolder(sampleCampaigns[verdict]);
    for (const format of formats) {
      const args = [...usual, '--format', format];
      const first = await runOnTerminal(args, { cwd });
      const second = await runOnTerminal(args, { cwd, nowMs: Date.UTC(2031, 1, 1) });
      expect(second).toEqual(first);
    }
  });
});

describe('check', () => {
  test('--output writes the report to the file and nothing to the terminal', async () => {
    const cwd = await temporaryFolder(sampleCampaigns.fail);
    const shown = await runOnTerminal([...usual, '--format', 'json'], { cwd });
    const written = await runOnTerminal([...usual, '--format', 'json', '--output', 'report.json'], { cwd });
    expect(written).toEqual({ exitCode: 1, stdout: '', stderr: '' });
    expect(await readFile(join(cwd, 'report.json'), 'utf8')).toBe(shown.stdout);
  });

  test('writes nothing into the folder it checks', async () => {
    const cwd = await temporaryFolder(sampleCampaigns.warn);
    const before = await filesIn(cwd);
    await runOnTerminal(usual, { cwd });
    expect(await filesIn(cwd)).toEqual(before);
  });

  test.each([
    [{}, false, false],
    [{}, true, true],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, false, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ])('with %j and a terminal: %j, colours are used: %j', async (env, isTTY, coloured) => {
    const cwd = await temporaryFolder(sampleCampaigns.fail);
    const run = await runOnTerminal(usual, { cwd, env, isTTY });
    expect(run.stdout.includes('\u001b[')).toBe(coloured);
  });

  test('a report in a file has no colours', async () => {
    const cwd = await temporaryFolder(sampleCampaigns.fail);
    await runOnTerminal([...usual, '--output', 'report.txt'], { cwd, isTTY: true });
    expect(await readFile(join(cwd, 'report.txt'), 'utf8')).not.toContain('\u001b[');
  });

  test('the policy is found in its usual place, and not asked for when a list is named', async () => {
    const cwd = await temporaryFolder({
      ...sampleCampaigns.fail,
      '.github/bounce-gate.yml': sampleCampaigns.fail['bounce-gate.yml'],
    });
    expect((await runOnTerminal(['check', '--as-of', '2026-11-20'], { cwd })).exitCode).toBe(1);
    const list = ['check', '--list', 'list.csv', '--suppressions', 'suppressions.csv', '--format', 'json'];
    const run = await runOnTerminal(list, { cwd });
    expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'unchecked', campaigns: [{ campaign: 'list' }] });
  });

  test.each([
    ['a list is named and a policy lies in its usual place', ['--list', 'list.csv'], true],
    ['the policy is named as well', ['--list', 'list.csv', '--config', '.github/bounce-gate.yml'], false],
    ['no list is named', [], false],
  ])('where %s, one line tells what is not read: %j', async (_, args, isTold) => {
    const { 'bounce-gate.yml': policy, ...files } = sampleCampaigns.pass;
    const cwd = await temporaryFolder({ ...files, '.github/bounce-gate.yml': policy });
    const { stderr } = await runOnTerminal(['check', ...args], { cwd });
    expect(stderr).toMatch(isTold ? /^\.github\/bounce-gate\.yml is not read, [^\n]+\n$/ : /^$/);
  });

  test('a list by itself in a folder without a policy is told nothing beside the report', async () => {
    const cwd = await temporaryFolder({ 'list.csv': sampleCampaigns.pass['list.csv'] });
    expect((await runOnTerminal(['check', '--list', 'list.csv'], { cwd })).stderr).toBe('');
  });

  test('without a policy and without a list it cannot check', async () => {
    const run = await runOnTerminal(['check', '--format', 'json'], { cwd: await temporaryFolder() });
    expect(run.exitCode).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({
      verdict: 'unchecked',
      problems: [{ code: 'campaign-needs-list' }],
    });
  });

  test('an absolute glob finds files outside the folder', async () => {
    const outside = await temporaryFolder({ 'exports/a.csv': sampleCampaigns.pass['suppressions.csv'] });
    const cwd = await temporaryFolder(sampleCampaigns.pass);
    const run = await runOnTerminal([...usual, '--suppressions', `${outside}/exports/*.csv`], { cwd });
    expect(run.exitCode).toBe(0);
  });
});
