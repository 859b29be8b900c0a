import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { readReportOptions, reportOptions } from '../../src/cli/report-options.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function read(...args: readonly string[]) {
  const options = { ...reportOptions, patch: { type: 'string' } } as const;
  const given = readArguments(args, options);
  if (!given.ok) throw new Error(given.problem.code);
  const cwd = await temporaryFolder({ 'list.csv': '', 'report.txt': '' });
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
  ])('%j is refused by its name', async (args, argument) => {
    expect(await read(...args)).toMatchObject({ ok: false, problem: { args: { argument } } });
  });
});
