import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOnTerminal } from '../cli/fake-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const example = /^```csv\n([\s\S]+?)^```$/m.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
const files = {
  'lists/june.csv': example,
  'suppressions/bounces.csv': 'email,reason\ngone@mail.example,bounce\n',
};

async function codesOf(cwd: string, ...args: string[]): Promise<readonly string[]> {
  const { stdout } = await runOnTerminal(['check', '--format', 'json', ...args], { cwd });
  const report = JSON.parse(stdout);
  return report.campaigns.flatMap(({ problems }: { problems: { code: string }[] }) =>
    problems.map(({ code }) => code),
  );
}

test('the list of README is unchecked as README says: its domains are reserved, and suppressions have to be named', async () => {
  const cwd = await temporaryFolder(files);
  const named = ['--list', 'lists/june.csv'];
  expect(await codesOf(cwd, ...named)).toEqual(['no-suppressions', 'list-no-recipients']);
  for (const files of ['suppressions/*.csv', 'none'])
    expect(await codesOf(cwd, ...named, '--suppressions', files)).toEqual(['list-no-recipients']);
});

test('the list of README is judged once the policy of init allows reserved domains', async () => {
  const cwd = await temporaryFolder(files);
  await runOnTerminal(['init'], { cwd });
  const path = join(cwd, '.github/bounce-gate.yml');
  const policy = await readFile(path, 'utf8');
  expect(await codesOf(cwd)).toEqual(['list-no-recipients']);
  await writeFile(path, policy.replace(/^policy:\n/m, 'policy:\n  reserved-domains: allow\n'));
  expect(await codesOf(cwd)).toEqual([]);
  expect((await runOnTerminal(['check'], { cwd })).exitCode).toBeLessThan(2);
});
