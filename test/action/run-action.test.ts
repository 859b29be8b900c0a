import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runActionBundle } from '../bundles/run-action-bundle.ts';
import { stackLine } from '../bundles/stack-line.ts';
import {
  sampleCampaigns,
  sampleList,
  samplePolicy,
  sampleRows,
  sampleSuppressions,
} from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { outputNames } from './action-definition.ts';
import { runnerCommands } from './runner-commands.ts';

const usual = { config: 'bounce-gate.yml', 'as-of': '2026-11-20' };
type Verdict = keyof typeof sampleCampaigns;

async function runOn(verdict: Verdict, inputs: Readonly<Record<string, string>> = {}, env = {}) {
  const folder = await temporaryFolder(sampleCampaigns[verdict]);
  return runActionBundle(folder, { ...usual, ...inputs }, env);
}

describe('the exit status of the step', () => {
  test.each<[Verdict, Record<string, string>, number]>([
    ['pass', {}, 0],
    ['warn', {}, 0],
    ['fail', {}, 1],
    ['unchecked', {}, 2],
    ['fail', { mode: 'enforce', 'fail-on': 'fail' }, 1],
    ['fail', { mode: 'warn' }, 0],
    ['fail', { mode: 'dry-run' }, 0],
    ['unchecked', { mode: 'warn' }, 2],
    ['unchecked', { mode: 'dry-run' }, 2],
    ['pass', { 'fail-on': 'warn' }, 0],
    ['warn', { 'fail-on': 'warn' }, 1],
    ['warn', { 'fail-on': 'warn', mode: 'dry-run' }, 0],
  ])('a campaign with the verdict %s and %j gives %i, its outputs set', async (verdict, inputs, exitCode) => {
    const run = await runOn(verdict, inputs);
    expect(run.exitCode).toBe(exitCode);
    expect([...run.outputs.keys()].sort()).toEqual([...outputNames].sort());
    expect(run.outputs.get('verdict')).toBe(verdict);
    expect(run.summary).not.toBe('');
  });

  test.each([
    { mode: 'Enforce' },
    { mode: 'off' },
    { 'fail-on': 'unchecked' },
    { 'as-of': 'tomorrow' },
    { 'total-fail': '5' },
    { 'total-warn': '9%' },
    { profile: 'amazon' },
    { risk: '120%' },
    { campaigns: 'juni' },
    { config: '../bounce-gate.yml' },
    { config: '/etc/passwd' },
    { list: '../list.csv' },
    { suppressions: '/etc/*.conf' },
  ])('%j could not be checked, which the outputs, the summary and an annotation say', async (inputs) => {
    const run = await runOn('pass', inputs);
    expect(run.exitCode).toBe(2);
    expect(run.outputs.get('verdict')).toBe('unchecked');
    expect([...run.outputs.keys()].sort()).toEqual([...outputNames].sort());
    expect(run.summary).toMatch(/^\*\*Could not check/);
    expect(runnerCommands(run.stdout).map(({ name }) => name)).toContain('error');
    expect(run.stdout + run.stderr).not.toMatch(stackLine);
    expect(run.stdout).not.toContain('in the program itself');
  });

  test('several wrong inputs are reported together', async () => {
    const run = await runOn('pass', { mode: 'x', 'fail-on': 'y', 'as-of': 'z' });
    expect(runnerCommands(run.stdout)).toHaveLength(3);
  });
});

describe('the outputs', () => {
  test('are the figures of the first campaign with the worst verdict', async () => {
    const run = await runOn('fail');
    const figures = Object.fromEntries(run.outputs);
    expect(figures).toMatchObject({ tier: 'blacklist-risk', rows: '60', recipients: '60', suppressed: '10' });
    expect(figures).toMatchObject({ invalid: '0', duplicates: '0', 'findings-count': '11' });
    expect(figures['list-digest']).toMatch(/^[0-9a-f]{64}$/);
    const [campaign] = JSON.parse(run.report ?? '').campaigns;
    const { total, hard, soft } = campaign.rates.asCommitted;
    expect(figures).toMatchObject({
      'total-rate': String(total.expected),
      'total-rate-low': String(total.low),
      'total-rate-high': String(total.high),
      'hard-rate': String(hard.expected),
      'soft-rate': String(soft.expected),
    });
    expect(figures['report-path']).toMatch(/\/_temp\/bounce-gate\/report\.json$/);
  });

  test('without inputs the policy is looked for in its usual place', async () => {
    const { 'bounce-gate.yml': policy, ...files } = sampleCampaigns.fail;
    const folder = await temporaryFolder({ ...files, '.github/bounce-gate.yml': policy });
    const run = await runActionBundle(folder, { 'as-of': '2026-11-20' });
    expect(run.outputs.get('verdict')).toBe('fail');
  });

  test('items of an input may be separated by commas or new lines', async () => {
    const folder = await temporaryFolder({
      ...sampleCampaigns.pass,
      'a.csv': sampleSuppressions('person1@mail.example,unsubscribe,2026-01-01'),
      'b.csv': sampleSuppressions('person2@mail.example,unsubscribe,2026-01-01'),
    });
    for (const suppressions of ['a.csv, b.csv', 'a.csv\nb.csv\n', '\n a.csv,\n\n b.csv']) {
      const run = await runActionBundle(folder, { ...usual, suppressions });
      expect(run.outputs.get('suppressed')).toBe('2');
    }
  });
});

describe('what cannot be written', () => {
  test.each<[Verdict, number]>([
    ['pass', 0],
    ['fail', 1],
    ['unchecked', 2],
  ])('leaves the exit status of a campaign with the verdict %s', async (verdict, exitCode) => {
    const folder = await temporaryFolder({ file: '' });
    await mkdir(join(folder, 'folder'));
    const places = [
      { GITHUB_STEP_SUMMARY: join(folder, 'folder') },
      { GITHUB_STEP_SUMMARY: join(folder, 'missing') },
      { GITHUB_STEP_SUMMARY: '' },
      { RUNNER_TEMP: join(folder, 'file') },
    ];
    for (const env of places) {
      const run = await runOn(verdict, {}, env);
      expect(run.exitCode).toBe(exitCode);
      expect(run.outputs.get('verdict')).toBe(verdict);
      expect(run.outputs.get('report-path') === '').toBe('RUNNER_TEMP' in env);
      expect(run.stdout).toContain('The verdict stands.');
      expect(run.stdout + run.stderr).not.toMatch(stackLine);
    }
  });

  test.each<[Verdict, number]>([
    ['pass', 0],
    ['fail', 1],
    ['unchecked', 2],
  ])('outputs that cannot be set leave it as well, with the verdict %s', async (verdict, exitCode) => {
    const folder = await temporaryFolder();
    for (const GITHUB_OUTPUT of [folder, join(folder, 'missing'), '/dev/full']) {
      const run = await runOn(verdict, {}, { GITHUB_OUTPUT });
      expect(run.exitCode).toBe(exitCode);
      expect(run.stdout + run.stderr).not.toMatch(stackLine);
    }
  });
});

describe('the annotations', () => {
  const domains = Array.from(
    { length: 300 },
    (_, index) => `person${index}@mail.example,hard-bounce,2026-11-12`,
  );
  const wishes = Array.from(
    { length: 300 },
    (_, index) => `other${index}@mail.example,unsubscribe,2026-11-12`,
  );
  const rows = [
    ...sampleRows(300),
    ...Array.from({ length: 300 }, (_, index) => `other${index}@mail.example,2026-11-10`),
    ...Array.from({ length: 300 }, (_, index) => `nobody${index},2026-11-10`),
    ...Array.from({ length: 300 }, (_, index) => `day${index}@mail.example,someday`),
    ...Array.from({ length: 300 }, (_, index) => `ragged${index}@mail.example`),
  ];

  test('of a list with hundreds of findings stay within 10 errors and 10 warnings, and tell of the rest', async () => {
    const folder = await temporaryFolder({
      'bounce-gate.yml': samplePolicy,
      'list.csv': sampleList(...rows),
      'suppressions.csv': sampleSuppressions(...domains, ...wishes),
    });
    const run = await runActionBundle(folder, usual);
    expect(run.exitCode).toBe(1);
    const found = runnerCommands(run.stdout);
    expect(found.filter(({ name }) => name === 'error')).toHaveLength(10);
    expect(found.filter(({ name }) => name === 'warning')).toHaveLength(10);
    expect(found).toHaveLength(20);
    const kinds = new Set(
      found.filter(({ name }) => name === 'warning').map(({ properties }) => properties.title),
    );
    expect(kinds.size).toBe(5);
    const more = found.filter(({ data }) => /and \d+ more/.test(data));
    expect(more).toHaveLength(5);
    expect(found.every(({ properties }) => properties.file === 'list.csv')).toBe(true);
  });

  test('of many campaigns that cannot be checked stay within 10 errors', async () => {
    const campaigns = Array.from(
      { length: 25 },
      (_, index) => `  c${index}:\n    list: missing${index}.csv\n`,
    );
    const folder = await temporaryFolder({
      ...sampleCampaigns.pass,
      'bounce-gate.yml': samplePolicy.replace(/ {2}june:[\s\S]*/, campaigns.join('')),
    });
    const run = await runActionBundle(folder, usual);
    expect(run.exitCode).toBe(2);
    const errors = runnerCommands(run.stdout);
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)?.data).toMatch(/and 15 more/);
  });

  test('hold no address, nor does anything else the Action writes', async () => {
    const folder = await temporaryFolder({
      'bounce-gate.yml': samplePolicy,
      'list.csv': sampleList(...rows),
      'suppressions.csv': sampleSuppressions(...domains, ...wishes),
    });
    const run = await runActionBundle(folder, usual);
    const all = [run.stdout, run.stderr, run.summary, run.report, ...run.outputs.values()].join('\n');
    expect(all).not.toMatch(/(person|other|nobody|day|ragged)\d/);
    expect(all).not.toContain('@mail');
  });
});
