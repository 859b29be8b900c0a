import { execFileSync } from 'node:child_process';
import { appendFile, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultPolicyPath } from '../../src/cli/policy-path.ts';
import { starterPolicyPath } from '../../src/core/starter/plan-starter-files.ts';
import { sampleCampaigns } from '../sample-campaign.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const policy = '.github/bounce-gate.yml';
const workflow = '.github/workflows/bounce-gate.yml';
const exampleList = 'lists/example.csv';
const exampleSuppressions = 'suppressions/example.csv';
const list = sampleCampaigns.pass['list.csv'];
const suppressions = sampleCampaigns.pass['suppressions.csv'];

async function check(cwd: string) {
  const run = await runOnTerminal(['check', '--format', 'json', '--as-of', '2026-11-20'], { cwd });
  return JSON.parse(run.stdout);
}

test('what is written lies where check looks for it', () => {
  expect(starterPolicyPath).toBe(defaultPolicyPath);
});

describe('init', () => {
  test('in an empty folder it writes an example that passes, and fails once somebody suppressed is on the list', async () => {
    const cwd = await temporaryFolder();
    const run = await runOnTerminal(['init'], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await filesIn(cwd)).toEqual([policy, workflow, exampleList, exampleSuppressions]);
    const passed = await runOnTerminal(['check'], { cwd });
    expect(passed, passed.stdout).toMatchObject({ exitCode: 0, stderr: '' });
    expect(passed.stdout).toContain('PASS');

    const suppressed = String(await bytesOf(cwd, exampleSuppressions)).match(/^.+@[^,]+/gm) ?? [];
    expect(suppressed).toHaveLength(3);
    for (const address of suppressed) await appendFile(join(cwd, exampleList), `${address},web,,\n`);
    expect((await runOnTerminal(['check'], { cwd })).exitCode).toBe(1);
  });

  test.each(['2026-02-28', '2028-02-29', '2031-07-01'])(
    'the example passes when it is written on %s',
    async (day) => {
      const cwd = await temporaryFolder();
      const nowMs = Date.parse(day);
      await runOnTerminal(['init'], { cwd, nowMs });
      expect((await runOnTerminal(['check'], { cwd, nowMs })).exitCode).toBe(0);
    },
  );

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

  test('a list without suppressions gets no invented ones: the check is unchecked until there are real ones', async () => {
    const cwd = await temporaryFolder({ 'lists/june.csv': list });
    expect((await runOnTerminal(['init'], { cwd })).stdout).toContain('UNCHECKED');
    expect(await filesIn(cwd)).toEqual([policy, workflow, 'lists/june.csv']);
    const report = await check(cwd);
    expect(report.verdict).toBe('unchecked');
    expect(report.campaigns[0].problems[0].code).toBe('glob-matches-nothing');
  });

  test('what clean writes beside a list is not taken for a list', async () => {
    const cwd = await temporaryFolder({
      'june.csv': list,
      'june.cleaned.csv': list,
      'june.removed.csv': list,
      'june.before.csv': list,
      'bounces.csv': suppressions,
    });
    await runOnTerminal(['init'], { cwd });
    expect((await check(cwd)).campaigns).toHaveLength(1);
  });

  test('leaves files that are there alone and says so, unless it is forced', async () => {
    const cwd = await temporaryFolder({ [policy]: 'mine' });
    const run = await runOnTerminal(['init'], { cwd });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(`${policy} is there already`);
    expect(run.stdout).toContain('--dry-run');
    expect(await filesIn(cwd)).toEqual([policy, workflow]);
    expect(String(await bytesOf(cwd, policy))).toBe('mine');
    const forced = await runOnTerminal(['init', '--force'], { cwd });
    expect(forced.stdout).toContain(`replaced ${policy}`);
    expect(String(await bytesOf(cwd, policy))).not.toBe('mine');
  });

  test('a second run changes nothing', async () => {
    const cwd = await temporaryFolder({ 'june.csv': list, 'bounces.csv': suppressions });
    await runOnTerminal(['init'], { cwd });
    const before = await bytesOf(cwd, policy);
    const again = await runOnTerminal(['init', '--force'], { cwd });
    expect(again.stdout).not.toMatch(/^(?:wrote|replaced)/m);
    expect(await bytesOf(cwd, policy)).toEqual(before);
  });

  test('--dry-run shows the text of every file and writes none', async () => {
    const cwd = await temporaryFolder();
    const shown = await runOnTerminal(['init', '--dry-run'], { cwd });
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await filesIn(cwd)).toEqual([]);
    await runOnTerminal(['init'], { cwd });
    for (const path of await filesIn(cwd))
      expect(shown.stdout).toContain(`--- ${path}\n${String(await bytesOf(cwd, path))}`);
  });

  test('a folder as an argument is refused, because it would be ignored', async () => {
    const cwd = await temporaryFolder();
    expect((await runOnTerminal(['init', 'lists'], { cwd })).exitCode).toBe(2);
    expect(await filesIn(cwd)).toEqual([]);
  });

  test.each([
    ['.github', []],
    ['.github', ['--force']],
    ['lists', []],
  ])('where %s is a link out of the folder it writes nothing, with %j', async (name, args) => {
    const outside = await temporaryFolder();
    const cwd = await temporaryFolder();
    await symlink(outside, join(cwd, name));
    const run = await runOnTerminal(['init', ...args], { cwd });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(`${name}/`);
    expect(await filesIn(outside)).toEqual([]);
    expect(await filesIn(cwd)).toEqual([name]);
  });

  test('a link that stays in the folder is followed', async () => {
    const cwd = await temporaryFolder({ 'june.csv': list, 'settings/README': '' });
    await symlink('settings', join(cwd, '.github'));
    expect((await runOnTerminal(['init'], { cwd })).exitCode).toBe(0);
    expect(await filesIn(cwd)).toContain('settings/bounce-gate.yml');
  });

  test('a list whose name no policy can hold is left out and told, and the policy can be read', async () => {
    const cwd = await temporaryFolder({
      'june.csv': list,
      'two\nlines.csv': list,
      'colour\u001b[31m.csv': list,
      'back\\slash.csv': list,
      'boun\tces.csv': suppressions,
      'bounces.csv': suppressions,
    });
    const run = await runOnTerminal(['init'], { cwd });
    expect(run.stdout).toContain('Left out 4 files (');
    expect(run.stdout).not.toContain('\u001b');
    const report = await check(cwd);
    expect(report.problems).toEqual([]);
    expect(report.campaigns.map((campaign: { list: string }) => campaign.list)).toEqual(['june.csv']);
  });

  test('where every list is left out it writes no example', async () => {
    const cwd = await temporaryFolder({ 'two\nlines.csv': list });
    expect((await runOnTerminal(['init'], { cwd })).stdout).toContain('Left out 1 file (');
    expect(await filesIn(cwd)).toEqual([policy, workflow, 'two\nlines.csv']);
  });

  test('a file that cannot be written is named, and the exit is 2', async () => {
    const cwd = await temporaryFolder({ '.github': 'a file where the folder must be' });
    const run = await runOnTerminal(['init'], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('.github');
    expect(run.stderr).not.toContain('in the program itself');
  });
});

describe('init in a git repository', () => {
  const git = (cwd: string, ...args: string[]): void => {
    execFileSync('git', args, { cwd, env: { PATH: process.env.PATH, HOME: cwd }, stdio: 'ignore' });
  };

  test.each([
    ['a branch of a usual name', ['init', '-b', 'master'], 'master'],
    ['a topic branch', ['init', '-b', 'try-it'], 'main'],
  ])('%s', async (_, args, branch) => {
    const cwd = await temporaryFolder({ 'june.csv': list, 'bounces.csv': suppressions });
    git(cwd, ...args);
    await runOnTerminal(['init'], { cwd });
    expect(parse(String(await bytesOf(cwd, workflow))).on.push.branches).toEqual([branch]);
  });

  test('what the clone says of the main branch of its server counts most', async () => {
    const cwd = await temporaryFolder({ 'june.csv': list, 'bounces.csv': suppressions });
    git(cwd, 'init', '-b', 'main');
    git(cwd, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/release/next');
    await runOnTerminal(['init'], { cwd });
    expect(parse(String(await bytesOf(cwd, workflow))).on.push.branches).toEqual(['release/next']);
  });

  test('below the top of the checkout it names the top and writes nothing, unless it is forced', async () => {
    const before = { 'shop/bounces.csv': suppressions, 'shop/june.csv': list };
    const cwd = await temporaryFolder(before);
    const shop = join(cwd, 'shop');
    git(cwd, 'init');
    const refused = await runOnTerminal(['init'], { cwd: shop });
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain(`${await realpath(cwd)}.\n`);
    expect(await filesIn(shop)).toEqual(['bounces.csv', 'june.csv']);
    expect((await runOnTerminal(['init', '--dry-run'], { cwd: shop })).exitCode).toBe(0);

    const forced = await runOnTerminal(['init', '--force'], { cwd: shop });
    expect(forced.exitCode).toBe(0);
    expect(forced.stdout).toContain('only at the top of a repository');
    expect(await filesIn(shop)).toContain(policy);
    expect((await runOnTerminal(['init'], { cwd })).stdout).not.toContain('only at the top');
  });
});
