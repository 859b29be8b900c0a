import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/cli/deliver.ts';
import { isLink, writeOutput } from '../../src/cli/write-output.ts';
import { writePatch } from '../../src/cli/write-patch.ts';
import { sampleCampaigns } from '../sample-campaign.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const mine = 'export SAFE=1\n';

const source = new URL('../../src/cli/write-output.ts', import.meta.url).href;
const script = `import { writeOutput } from '${source}'; await writeOutput(process.argv[1], 'report');`;
const program = (path: string): string[] => [process.execPath, script, path];

async function linkedFolder(): Promise<string> {
  const folder = await temporaryFolder({ ...sampleCampaigns.fail, 'home/.bashrc': mine });
  await symlink('home/.bashrc', join(folder, 'fix.patch'));
  await symlink('home/.profile', join(folder, 'broken.txt'));
  return folder;
}

function fakeTerminal(cwd: string) {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({
    isTTY: false,
    write: (text: string): boolean => {
      said[name] += text;
      return true;
    },
  });
  const streams = { stdout: stream('stdout'), stderr: stream('stderr') };
  return { said, terminal: { env: {}, cwd, nowMs: 0, stdin: process.stdin, ...streams } };
}

describe('nothing is written through a link', () => {
  test.each([
    ['check', '--output', 'fix.patch'],
    ['check', '--output', 'broken.txt'],
    ['check', '--output', './home/../fix.patch'],
    ['trend', '--output', 'fix.patch'],
    ['backtest', '--output', 'fix.patch'],
    ['review', '--output', 'fix.patch'],
    ['review', '--patch', 'fix.patch'],
    ['review', '--patch', 'broken.txt'],
  ])('%s %s %s is refused before anything is checked', async (command, option, file) => {
    const cwd = await linkedFolder();
    const run = await runOnTerminal([command, option, file], { cwd });
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(option);
    expect(run.stderr).toContain('link');
    expect(String(await bytesOf(cwd, 'home/.bashrc'))).toBe(mine);
    expect(await filesIn(join(cwd, 'home'))).toEqual(['.bashrc']);
  });

  test.each(['fix.patch', 'broken.txt'])(
    'nor through %s that becomes one meanwhile: a report is printed instead, a patch is not written',
    async (file) => {
      const cwd = await linkedFolder();
      const { said, terminal } = fakeTerminal(cwd);
      await deliver('the report', file, terminal);
      await writePatch({ patch: Buffer.from('the patch'), byHand: [] }, file, terminal);
      expect(said.stdout).toBe('the report');
      expect(said.stderr.match(/ELOOP/g)).toHaveLength(2);
      expect(String(await bytesOf(cwd, 'home/.bashrc'))).toBe(mine);
      expect(await filesIn(join(cwd, 'home'))).toEqual(['.bashrc']);
    },
  );
});

describe('what is no link of a repository', () => {
  test('a device that takes everything can be written to', async () => {
    await writeOutput('/dev/null', 'report');
    expect(isLink('/dev/null')).toBe(false);
  });

  test.each(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])(
    "%s is the process's own stream, also where it leads to a file",
    async (path) => {
      const cwd = await temporaryFolder();
      // because Node gives a child sockets, which no path can open, a shell connects the streams
      const shell = (end: string): string =>
        execFileSync('sh', ['-c', `"$0" --input-type=module --eval "$1" "$2" ${end}`, ...program(path)], {
          cwd,
          encoding: 'utf8',
        });
      expect(shell('| cat')).toBe('report');
      shell('> report.txt');
      expect(String(await bytesOf(cwd, 'report.txt'))).toBe('report');
    },
  );

  test('a file, new or there, is written whole', async () => {
    const cwd = await temporaryFolder({ 'old.txt': 'something longer' });
    for (const name of ['old.txt', 'new.txt']) {
      await writeOutput(join(cwd, name), 'report');
      expect(String(await bytesOf(cwd, name))).toBe('report');
    }
  });
});

test('a file that the system does not take whole is removed', async () => {
  const cwd = await temporaryFolder({ 'old.txt': 'something older' });
  const long = script.replace("'report'", "'report '.repeat(10_000)");
  // because a limit of the shell stops a write as a full disk does
  const line = 'ulimit -f 8; "$0" --input-type=module --eval "$1" "$2"';
  for (const name of ['old.txt', 'new.txt']) {
    const write = () =>
      execFileSync('sh', ['-c', line, process.execPath, long, name], { cwd, stdio: 'pipe' });
    expect(write).toThrow(/EFBIG/);
  }
  expect(await filesIn(cwd)).toEqual([]);
});
