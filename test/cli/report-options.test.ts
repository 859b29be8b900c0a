import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { protectInputs } from '../../src/cli/protect-input.ts';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { readReportOptions, reportOptions } from '../../src/cli/report-options.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function read(...args: readonly string[]) {
  const options = { ...reportOptions, patch: { type: 'string' } } as const;
  const given = readArguments(args, options);
  if (!given.ok) throw new Error(given.problem.code);
  const cwd = await temporaryFolder({ 'list.csv': '', 'report.txt': '' });
  await symlink('list.csv', join(cwd, 'linked.txt'));
  return readReportOptions(given.args, ['text', 'json'], { cwd, options: ['output', 'patch'] });
}

describe('how a report is written', () => {
  test.each([
    [[], 'text'],
    [['--format', 'json'], 'json'],
    [['--format', 'json', '--output', 'new.csv'], 'json'],
    [['--output', 'report.txt'], 'text'],
  ])('%j gives %s', async (args, format) => {
    expect(await read(...args)).toEqual({ ok: true, format });
  });

  test.each([
    [['--format', 'xml'], '--format'],
    [['--output', 'list.csv'], '--output'],
    [['--patch', 'list.csv'], '--patch'],
    [['--output', 'linked.txt'], '--output'],
    [['--patch', 'linked.txt'], '--patch'],
  ])('%j is refused by its name', async (args, argument) => {
    expect(await read(...args)).toMatchObject({ ok: false, problem: { args: { argument } } });
  });
});

describe('a file that the run reads', () => {
  test('is known by every path that leads to it', async () => {
    const cwd = await temporaryFolder({ 'lists/june.csv': '', 'other.csv': '' });
    await symlink('lists', join(cwd, 'alias'));
    await symlink('lists/june.csv', join(cwd, 'june.csv'));
    const names = ['lists/june.csv', 'alias/june.csv', 'june.csv'].map((name) => join(cwd, name));
    for (const input of names) {
      for (const name of names) {
        expect(protectInputs('--output', name, [input])).toMatchObject({ args: { argument: '--output' } });
      }
      for (const name of ['other.csv', 'alias/new.csv']) {
        expect(protectInputs('--output', join(cwd, name), [input])).toBeNull();
      }
    }
  });
});
