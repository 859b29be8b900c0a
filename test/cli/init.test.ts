import { describe, expect, test } from 'vitest';
import { sampleCampaigns } from '../sample-campaign.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const policy = '.github/bounce-gate.yml';
const workflow = '.github/workflows/bounce-gate.yml';
const list = sampleCampaigns.pass['list.csv'];
const suppressions = sampleCampaigns.pass['suppressions.csv'];

async function check(cwd: string) {
  const run = await runOnTerminal(['check', '--format', 'json', '--as-of', '2026-11-20'], { cwd });
  return JSON.parse(run.stdout);
}

describe('init', () => {
  test('in an empty folder it writes a policy that is valid and only lacks its files', async () => {
    const cwd = await temporaryFolder();
    const run = await runOnTerminal(['init'], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await filesIn(cwd)).toEqual([policy, workflow]);
    const report = await check(cwd);
    expect(report.problems).toEqual([]);
    expect(report.campaigns[0].problems.map(({ code }: { code: string }) => code)).toEqual([
      'glob-matches-nothing',
      'file-missing',
    ]);
  });

  test('in a folder with lists it names them all, and each is checked', async () => {
    const cwd = await temporaryFolder({
      'lists/June 2026.csv': list,
      'lists/b\u00fccher: "quoted" #1.csv': list,
      'other/june-2026.csv': list,
      'exports/unsubscribes.csv': suppressions,
      'suppressions/bounces.csv': suppressions,
      'notes.csv': 'name,city\nAnn,Ulm\n',
      'node_modules/x/list.csv': list,
    });
    expect((await runOnTerminal(['init'], { cwd })).exitCode).toBe(0);
    const report = await check(cwd);
    expect(report.problems).toEqual([]);
    expect(report.campaigns.map((campaign: { list: string }) => campaign.list).sort()).toEqual([
      'lists/June 2026.csv',
      'lists/b\u00fccher: "quoted" #1.csv',
      'other/june-2026.csv',
    ]);
    const codes = report.campaigns.flatMap(({ problems }: { problems: { code: string }[] }) =>
      problems.map(({ code }) => code),
    );
    // because the sample's addresses are at reserved domains, which a policy of init refuses
    expect(codes).toEqual(['list-no-recipients', 'list-no-recipients', 'list-no-recipients']);
  });

  test('leaves files that are there alone, unless it is forced', async () => {
    const cwd = await temporaryFolder({ [policy]: 'mine' });
    expect((await runOnTerminal(['init'], { cwd })).exitCode).toBe(0);
    expect(String(await bytesOf(cwd, policy))).toBe('mine');
    expect((await runOnTerminal(['init', '--force'], { cwd })).exitCode).toBe(0);
    expect(String(await bytesOf(cwd, policy))).not.toBe('mine');
  });
});
