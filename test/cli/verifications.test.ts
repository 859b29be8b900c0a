import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const people = Array.from({ length: 40 }, (_, index) => `person${index}@alive.dev,2026-11-01`);
const files = {
  'june.csv': `${['email,last_delivered_at', 'ann@alive.dev,', 'bob@alive.dev,', 'eve@alive.dev,', ...people].join('\n')}\n`,
  'verified/2026-11-20.csv':
    '"Email Address","ZB Status","ZB Sub Status"\n"ann@alive.dev","valid",""\n"bob@alive.dev","invalid","mailbox_not_found"\n"eve@alive.dev","spamtrap",""\n',
  '.github/bounce-gate.yml':
    'suppressions: none\nverifications: verified/*.csv\npolicy: { total: { warn: off, fail: off } }\ncampaigns: { june: { list: june.csv } }\n',
};

async function check(cwd: string) {
  const run = await runOnTerminal(['check', '--format', 'json'], { cwd });
  const [campaign] = JSON.parse(run.stdout).campaigns;
  const findings: readonly { readonly code: string; readonly line?: number }[] = campaign.findings;
  return { ...run, campaign, findings: findings.map(({ code, line }) => `${code} ${line}`) };
}

describe('files of verification services that a policy names', () => {
  test('are what check, clean and explain judge by, and no address of them is told', async () => {
    const cwd = await temporaryFolder(files);
    const { stdout, findings, campaign } = await check(cwd);
    expect(findings).toEqual(expect.arrayContaining(['verified-invalid 3', 'verified-harmful 4']));
    expect(stdout).not.toContain('alive.dev');
    const groups = campaign.byGroup.map(({ group }: { readonly group: string }) => group);
    expect(groups).toEqual(expect.arrayContaining(['verified-invalid', 'verifier-unknown']));

    await runOnTerminal(['clean', 'june'], { cwd });
    expect(await readFile(join(cwd, 'june.removed.csv'), 'utf8')).toBe(
      'line,code,email\n3,verified-invalid,"bob@alive.dev"\n',
    );
    const explain = async (address: string) => (await runOnTerminal(['explain', address], { cwd })).stdout;
    expect(await explain('bob@alive.dev')).toContain('a verifier found it invalid on 2026-11-20');
    expect(await explain('eve@alive.dev')).toContain('verified-harmful (warning)');
    expect(await explain('new@alive.dev')).not.toContain('verifier');
  });

  test('are evidence: a result that changes makes another digest', async () => {
    const cwd = await temporaryFolder(files);
    const before = (await check(cwd)).campaign.digests.suppressions;
    await writeFile(join(cwd, 'verified/2026-11-21.csv'), 'email,email_status\nbob@alive.dev,valid\n');
    const after = await check(cwd);
    expect(after.campaign.digests.suppressions).not.toBe(before);
    expect(after.findings.join()).not.toContain('verified-invalid');
  });

  test.each([
    ['of another shape', 'email,name\nann@alive.dev,Ann\n', 'verification-not-understood'],
    [
      'with no word that is known',
      'email,status,role\nann@alive.dev,active,no\n',
      'verification-not-understood',
    ],
    ['that is empty', '', 'file-empty'],
    ['with a header alone', 'email,email_status\n', 'verification-empty'],
    ['with a NUL in it', 'email,email_status\nann@ali\0ve.dev,valid\n', 'file-nul-bytes'],
  ])('and one %s leaves the campaign unchecked, with the next step', async (_, content, code) => {
    const cwd = await temporaryFolder(files);
    await writeFile(join(cwd, 'verified/other.csv'), content);
    const { exitCode, campaign } = await check(cwd);
    expect([exitCode, campaign.verdict]).toEqual([2, 'unchecked']);
    expect(campaign.problems).toMatchObject([{ code, file: 'verified/other.csv' }]);
  });

  test('and a pattern that matches nothing does as well', async () => {
    const cwd = await temporaryFolder({ ...files, 'verified/2026-11-20.csv': '', 'other/x.csv': '' });
    const policy = files['.github/bounce-gate.yml'].replace('verified/*', 'checked/*');
    await writeFile(join(cwd, '.github/bounce-gate.yml'), policy);
    expect((await check(cwd)).campaign.problems).toMatchObject([{ code: 'glob-matches-nothing' }]);
  });
});
