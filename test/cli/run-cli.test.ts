import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runCliBundle } from '../bundles/run-cli-bundle.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const cwd = await temporaryFolder();

describe('the command line', () => {
  test.each(commands)('$name --help shows its usage with an example and exits 0', async ({ name }) => {
    const run = await runCliBundle([name, '--help'], { cwd });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(new RegExp(`^Usage: bounce-gate ${name}`));
    expect(run.stdout).toMatch(/Examples?:\n {2}\S/);
    expect(run.stderr).toBe('');
  });

  test.each([['--help'], ['-h'], ['help']])('%s lists every command', async (argument) => {
    const run = await runOnTerminal([argument], { cwd });
    expect(run.exitCode).toBe(0);
    const width = Math.max(...commands.map(({ name }) => name.length));
    for (const { name, summary } of commands)
      expect(run.stdout).toContain(`${name.padEnd(width)}   ${summary}`);
  });

  test('help with the name of a command shows its help', async () => {
    const run = await runOnTerminal(['help', 'clean'], { cwd });
    expect(run.stdout).toMatch(/^Usage: bounce-gate clean/);
  });

  test('no command shows the overview and exits 2, since nothing was checked', async () => {
    const run = await runOnTerminal([], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toMatch(/^Usage/);
  });

  test('--version tells the version of package.json', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await runCliBundle(['--version'], { cwd })).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  test.each([
    [['chek'], 'check'],
    [['explian', 'a@b.example'], 'explain'],
    [['help', 'chek'], 'check'],
    [['check', '--lst', 'a.csv'], '--list'],
    [['check', '--policy', 'a.yml'], '--config'],
    [['check', '--limits', '5%'], '--total-fail'],
    [['check', '--json'], '--format json'],
    [['check', '--suppress', 'a.csv'], '--suppressions'],
    [['check', '--total-fial', '5%'], '--total-fail'],
    [['clean', '--focre'], '--force'],
    [['init', '--forse'], '--force'],
  ])('%j exits 2 and names the nearest that exists', async (args, nearest) => {
    const run = await runOnTerminal(args, { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(`. Did you mean "${nearest}"?\n`);
  });

  test.each([
    [['check', '--list']],
    [['check', '--config', '--list', 'a.csv']],
    [['check', '--list', 'a.csv', '--list', 'b.csv']],
    [['check', '--policy', 'a.yml']],
    [['clean', '--verbose']],
    [['--list', 'a.csv']],
    [['help', 'frobnicate']],
    [['check', '--list=']],
    [['check', '--details=yes']],
    [['check', '--format', 'pdf']],
    [['check', '--as-of', 'yesterday']],
    [['check', '-x']],
    [['explain']],
    [['explain', 'a@b.example', 'c@d.example']],
    [['explain', '--stdin', '--format', 'text']],
    [['clean']],
    [['frobnicate']],
    [['__proto__']],
    [['check', '--__proto__', '1']],
  ])('%j exits 2 with one line that says what is wrong and one that leads to more', async (args) => {
    const run = await runOnTerminal(args, { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^[^\n]+[.?]\nMore: \S+\n$/);
    expect(run.stderr).not.toContain('in the program itself');
  });
});
