import { readdirSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleCampaigns } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const config = ['--config', 'bounce-gate.yml'];
const usual = [...config, '--as-of', '2026-11-20'];
const exitCodes = { pass: 0, warn: 0, fail: 1, unchecked: 2 } as const;
const verdicts = Object.keys(exitCodes) as (keyof typeof exitCodes)[]; // because the keys are the verdicts

async function countAll(cwd: string, of: number, args: readonly string[] = usual) {
  const runs = [];
  for (let index = 1; index <= of; index += 1) {
    const shard = ['--shard', `${index}/${of}`, '--tally', `part-${index}.json`];
    runs.push(await runOnTerminal(['check', ...args, ...shard], { cwd }));
  }
  return runs;
}

const parts = (of: number) => Array.from({ length: of }, (_, place) => `part-${place + 1}.json`);

describe.each(verdicts)('a campaign with the verdict %s', (verdict) => {
  test('has the same report and exit code when it is counted in shards', async () => {
    const cwd = await temporaryFolder(sampleCampaigns[verdict]);
    await countAll(cwd, 3);
    for (const format of ['json', 'text', 'sarif']) {
      const whole = await runOnTerminal(['check', ...usual, '--format', format, '--output', 'whole'], {
        cwd,
      });
      const merged = await runOnTerminal(
        ['merge', ...config, ...parts(3), '--format', format, '--output', 'merged'],
        { cwd },
      );
      expect([merged.exitCode, whole.exitCode]).toEqual([exitCodes[verdict], exitCodes[verdict]]);
      const [one, other] = await Promise.all(
        ['merged', 'whole'].map((name) => readFile(join(cwd, name), 'utf8')),
      );
      expect(one?.replaceAll(' --as-of 2026-11-20', '')).toBe(other?.replaceAll(' --as-of 2026-11-20', ''));
    }
  });
});

test('a shard that was counted decides nothing, one that could not be counted says why and tells the merge', async () => {
  const good = await temporaryFolder(sampleCampaigns.fail);
  const [run] = await countAll(good, 2);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run?.stdout).toMatch(/^Shard 1 of 2 is counted in part-1\.json\. Nothing is decided yet/);

  const broken = await temporaryFolder({ ...sampleCampaigns.fail, 'list.csv': 'name,phone\nAnn,1\n' });
  const runs = await countAll(broken, 2);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
  expect(runs[0]?.stderr).toContain('no address column');
  const merged = await runOnTerminal(['merge', ...config, ...parts(2)], { cwd: broken });
  expect(merged.exitCode).toBe(2);
  expect(merged.stdout).toContain('no address column');
});

test('a plain list needs the same options again', async () => {
  const cwd = await temporaryFolder(sampleCampaigns.pass);
  const plain = ['--list', 'list.csv', '--suppressions', 'suppressions.csv'];
  await countAll(cwd, 2, [...plain, '--as-of', '2026-11-20']);
  const merged = await runOnTerminal(['merge', ...parts(2), ...plain, '--format', 'json'], { cwd });
  const whole = await runOnTerminal(['check', ...plain, '--as-of', '2026-11-20', '--format', 'json'], {
    cwd,
  });
  expect(merged).toEqual(whole);
  const other = await runOnTerminal(['merge', ...parts(2), ...plain, '--total-fail', '1%'], { cwd });
  expect(other.exitCode).toBe(2);
  expect(other.stdout).toContain('counted by other rules');
});

describe('nothing is decided', () => {
  test('without all shards, from an edited tally, or of none', async () => {
    const cwd = await temporaryFolder(sampleCampaigns.pass);
    await countAll(cwd, 2);
    const text = await readFile(join(cwd, 'part-1.json'), 'utf8');
    await writeFile(join(cwd, 'edited.json'), text.replace(/"recipients":\d+/, '"recipients":1'));
    await writeFile(join(cwd, 'cut.json'), text.slice(0, -100));
    for (const files of [
      [],
      ['part-1.json'],
      ['edited.json', 'part-2.json'],
      ['cut.json', 'part-2.json'],
      ['list.csv', 'part-2.json'],
      ['none.json', 'part-2.json'],
    ]) {
      const run = await runOnTerminal(['merge', ...config, ...files], { cwd });
      expect([files, run.exitCode]).toEqual([files, 2]);
      expect(run.stdout).not.toMatch(/PASS|WARN|FAIL/);
    }
  });

  test('when a file of the check changed between two shards', async () => {
    const cwd = await temporaryFolder(sampleCampaigns.pass);
    await countAll(cwd, 2);
    await writeFile(
      join(cwd, 'suppressions.csv'),
      `${await readFile(join(cwd, 'suppressions.csv'), 'utf8')}x@acme.test,manual\n`,
    );
    await runOnTerminal(['check', ...usual, '--shard', '2/2', '--tally', 'part-2.json'], { cwd });
    const run = await runOnTerminal(['merge', ...config, ...parts(2)], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain('other suppressions');
  });
});

describe('arguments of a shard', () => {
  test.each([
    [['--shard', '3/2', '--tally', 'p.json'], '--shard'],
    [['--shard', '1/2'], '--tally'],
    [['--tally', 'p.json'], '--shard'],
    [['--shard', '1/2', '--tally', 'list.csv'], '--tally'],
    [['--shard', '1/2', '--tally', 'link.json'], '--tally'],
    [['--shard', '1/2', '--tally', 'p.json', '--format', 'json'], '--format'],
    [['--shard', '1/2', '--tally', 'p.json', '--record'], '--record'],
    [['--shard', '1/2', '--tally', 'p.json', '--due-within', '2d'], '--due-within'],
  ])('%j are refused', async (args, named) => {
    const cwd = await temporaryFolder(sampleCampaigns.pass);
    await symlink('elsewhere.json', join(cwd, 'link.json'));
    const run = await runOnTerminal(['check', ...usual, ...args], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(named);
    expect(readdirSync(cwd).filter((name) => /^(p|elsewhere)\.json/.test(name))).toEqual([]);
  });

  test('a tally that cannot be written is no tally', async () => {
    const cwd = await temporaryFolder(sampleCampaigns.pass);
    await mkdir(join(cwd, 'folder'));
    const args = ['check', ...usual, '--shard', '1/2', '--tally', 'folder'];
    const run = await runOnTerminal(args, { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('--tally');
  });

  test('the day is not for the merge to choose', async () => {
    const cwd = await temporaryFolder(sampleCampaigns.pass);
    await countAll(cwd, 1);
    expect((await runOnTerminal(['merge', ...usual, 'part-1.json'], { cwd })).exitCode).toBe(2);
  });
});
