import { chmod, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const bounces = [
  'status,reason,email,created',
  '5.1.1,550 5.1.1 user unknown,ann@mail.example,1773216000',
  '5.7.1,550 5.7.1 blocked using a block list,bob@mail.example,1773216000',
  ',,nobody,1773216000',
  ...Array.from({ length: 30 }, (_, index) => `,,c${index}@mail.example,1773216000`),
];
const exports = {
  'exports/suppression_bounces.csv': `${bounces.join('\n')}\n`,
  'exports/asm_groups_7_suppressions.csv': 'email,created\neve@mail.example,1773216000\n',
};
const canonical = 'email,reason,scope,created_at,expires_at,count,source\n';

async function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const cwd = await temporaryFolder(files);
  const read = (path: string) => readFile(join(cwd, path), 'utf8');
  return { cwd, read, ...(await runOnTerminal(['suppress', ...args], { cwd })) };
}

describe('suppress', () => {
  test('merges exports into the file and says what it understood', async () => {
    const { exitCode, stdout, stderr, read } = await run(exports, 'exports/*', '--output', 'all.csv');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(
      'exports/suppression_bounces.csv: read as SendGrid bounces: 31 entries, 1 left out (no reason to suppress), 1 rejected (line 4)\n',
    );
    expect(stdout).toContain('all.csv: 32 suppressions (0 before; 32 added, 0 changed).\n');
    expect(stdout).toContain('group:7 (1)');
    const text = await read('all.csv');
    expect(
      text.startsWith(`${canonical}ann@mail.example,unknown-user,global,2026-03-11,,,sendgrid-bounces\n`),
    ).toBe(true);
    expect(text).not.toContain('bob@');
  });

  test('the file may be among the files that are named; nothing new leaves it untouched', async () => {
    const { cwd, read } = await run(exports, 'exports/*', '--output', 'exports/all.csv');
    const [text, { mtimeMs }] = [await read('exports/all.csv'), await stat(join(cwd, 'exports/all.csv'))];
    const again = await runOnTerminal(['suppress', 'exports/*', '--output', 'exports/all.csv'], { cwd });
    expect(again.stdout).toContain('exports/all.csv: 32 suppressions, as before. Nothing was written.\n');
    expect(await read('exports/all.csv')).toBe(text);
    expect((await stat(join(cwd, 'exports/all.csv'))).mtimeMs).toBe(mtimeMs);
  });

  test('a dry run tells the same and writes nothing', async () => {
    const { cwd, stdout } = await run(exports, 'exports/*', '--dry-run');
    expect(stdout).toContain(
      'suppressions.csv: 32 suppressions (0 before; 32 added, 0 changed). Nothing was written (dry run).',
    );
    expect(await filesIn(cwd)).toEqual(Object.keys(exports).sort());
  });

  test('what it reads back, check reads as the same suppressions', async () => {
    const { cwd } = await run(exports, 'exports/*', '--output', 'all.csv');
    const explained = await runOnTerminal(
      ['explain', 'ann@mail.example', '--suppressions', 'all.csv', '--format', 'json'],
      { cwd },
    );
    expect(JSON.parse(explained.stdout)).toMatchObject({
      suppressedFor: ['hard-bounce'],
      hardBouncedOn: '2026-03-11',
    });
  });

  test('machines are told in JSON', async () => {
    const { stdout } = await run(exports, 'exports/*', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      output: 'suppressions.csv',
      written: true,
      added: 32,
      scopes: [{ scope: 'group:7', entries: 1 }],
      files: [
        { readAs: 'sendgrid-group-unsubscribes' },
        { readAs: 'sendgrid-bounces', rejected: 1, rejectedLines: [4] },
      ],
    });
  });

  test('no address is in what is told', async () => {
    for (const format of ['text', 'json']) {
      const { stdout } = await run(exports, 'exports/*', '--format', format);
      expect(stdout).not.toMatch(/@|ann|eve/);
    }
  });

  test.each([
    ['a source that cannot be read', { ...exports, 'exports/b.json': '[{"email":' }, 'exports/b.json:1: '],
    [
      'a source of no known form',
      { ...exports, 'exports/b.csv': 'id\n1\n' },
      'exports/b.csv:1: no address column',
    ],
    [
      'a file it did not write',
      { ...exports, 'suppressions.csv': 'name,email\nAnn,ann@mail.example\n' },
      'suppressions.csv: is not a file that suppress writes',
    ],
  ])('with %s nothing is written', async (_, files, message) => {
    const { cwd, exitCode, stdout, stderr, read } = await run(files, 'exports/*');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(await filesIn(cwd)).toEqual(Object.keys(files).sort());
    if ('suppressions.csv' in files) expect(await read('suppressions.csv')).toBe(files['suppressions.csv']);
  });

  test('building the file anew may shrink it only when that is said', async () => {
    const files = { ...exports, 'suppressions.csv': `${canonical}zoe@mail.example,manual,global,,,,\n` };
    const refused = await run(files, 'exports/*', '--replace');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('would take 1 of 1 suppressions out of the file');
    expect(await refused.read('suppressions.csv')).toBe(files['suppressions.csv']);
    const allowed = await run(files, 'exports/*', '--replace', '--allow-shrink');
    expect(allowed.stdout).toContain('32 suppressions (1 before; 32 added, 0 changed, 1 removed)');
    expect(await allowed.read('suppressions.csv')).not.toContain('zoe@');
  });

  test.skipIf(process.getuid?.() === 0)('where it cannot write, it says so', async () => {
    const cwd = await temporaryFolder(exports);
    await chmod(cwd, 0o500);
    const { exitCode, stderr } = await runOnTerminal(['suppress', 'exports/*'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('could not be written');
  });

  test.each([
    [[]],
    [['exports/*', '--format', 'xml']],
    [['exports/*', '--output', '']],
    [['nowhere/*']],
    [['nowhere.csv']],
  ])('%j exits 2 with one line', async (args) => {
    const { exitCode, stdout, stderr } = await run(exports, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });
});
