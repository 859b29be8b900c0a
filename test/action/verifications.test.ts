import { describe, expect, test } from 'vitest';
import { runActionBundle } from '../bundles/run-action-bundle.ts';
import { calmFiles, makeChange } from '../review-repository.ts';
import { sampleList, samplePolicy, sampleRows } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnChange } from './run-on-change.ts';

const policyPath = '.github/bounce-gate.yml';
const results = 'id,email,email_status\n1,zoe@mail.example,invalid\n';
const files = {
  ...calmFiles,
  [policyPath]: `verifications: verified/*.csv\n${samplePolicy}`,
  'verified/2026-11-10.csv': results,
};
const withZoe = sampleList(...sampleRows(60), 'zoe@mail.example,');

describe('the Action judges by results of verification services', () => {
  test('in a check: the row is marked, and nobody is named', async () => {
    const folder = await temporaryFolder({ ...files, 'list.csv': withZoe });
    const run = await runActionBundle(folder, { 'as-of': '2026-11-20' }, {});
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/::warning [^\n]*line=62/);
    expect(`${run.stdout}${run.summary}`).not.toContain('zoe');
  });

  test('in a pull request: of a row that is new, by the results of the base', async () => {
    const change = await makeChange(files, { 'list.csv': withZoe });
    const run = await runOnChange(change);
    expect(run.stdout).toMatch(/::warning [^\n]*line=62/);
    expect(`${run.stdout}${run.summary}`).not.toContain('zoe');
  });

  test('a damaged file of them: could not be checked, exit 2', async () => {
    const folder = await temporaryFolder({ ...files, 'verified/2026-11-10.csv': 'email,name\nx,y\n' });
    const run = await runActionBundle(folder, { 'as-of': '2026-11-20' }, {});
    expect([run.exitCode, run.outputs.get('verdict')]).toEqual([2, 'unchecked']);
    expect(run.summary).toContain('verified/2026-11-10.csv');
  });
});
