import { execFile } from 'node:child_process';
import { chmod, link, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { sampleSuppressions } from '../sample-campaign.ts';
import { makeKeyPair, sealFor, useKeys } from '../sealed-files.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const run = promisify(execFile);
const main = resolve('src/cli/main.ts');
const bin = await temporaryFolder({
  'bounce-gate': `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`,
});
await chmod(join(bin, 'bounce-gate'), 0o755);

/** Runs a line as it was printed, in a POSIX shell. */
async function typed(line: string, cwd: string): Promise<{ readonly code: number; readonly told: string }> {
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  try {
    const { stdout, stderr } = await run('sh', ['-c', line], { cwd, env });
    return { code: 0, told: `${stdout}${stderr}` };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error;
    return { code: Number(error.code), told: `${error.stdout}${error.stderr}` };
  }
}

/** The one command that is printed, for cleaning or after it. */
function printed(told: string, name: 'clean' | 'check'): string {
  const lines = told.match(new RegExp(`bounce-gate ${name} .*`, 'g')) ?? [];
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

const rowsOf = (count: number, row: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => row(n));
const good = rowsOf(300, (n) => `reader${n}@mail.example,web,2025-01-01,2026-11-01`);
const old = rowsOf(90, (n) => `once${n}@mail.example,fair-2019,2019-09-0${1 + (n % 9)},`);
const out = rowsOf(4, (n) => `out${n}@mail.example,web,2025-01-01,2026-11-01`);
const rows = [...good.slice(0, 150), ...old, ...out, ...good.slice(150), ...good.slice(0, 3)];
const list = `${['email,source,opted_in_at,last_delivered_at', ...rows].join('\n')}\n`;
const suppressions = sampleSuppressions(...out.map((row) => `${row.split(',')[0]},unsubscribe,2026-11-12`));
const policyFor = (path: string): string =>
  `suppressions: [suppressions.csv]
policy: { reserved-domains: allow, total: { warn: off, fail: 3% } }
as-of: 2026-11-20
campaigns: { june: { list: ${JSON.stringify(path)} } }
`;
const filesFor = (path: string, content: string | Uint8Array = list) => ({
  '.github/bounce-gate.yml': policyFor(path),
  [path]: content,
  'suppressions.csv': suppressions,
});

/** Lives it: the check fails and prints a command, that is run as printed, and the check that this prints passes. */
async function live(cwd: string, check: string): Promise<void> {
  const failed = await typed(check, cwd);
  expect(failed.code).toBe(1);
  const mended = await typed(printed(failed.told, 'clean'), cwd);
  expect(mended.code).toBe(0);
  const passed = await typed(printed(mended.told, 'check'), cwd);
  expect(passed.code).toBe(0);
  expect(`${failed.told}${mended.told}${passed.told}`).not.toContain('@mail');
}

describe('the command that a failed check prints, run as it is printed, makes it pass', () => {
  afterEach(() => {
    delete process.env.BOUNCE_GATE_HASH_KEY;
  });

  test('by a policy; the list as it was lies beside, and every row that stays is as it was', async () => {
    const cwd = await temporaryFolder(filesFor('lists/june.csv'));
    await live(cwd, 'bounce-gate check');
    expect(String(await bytesOf(cwd, 'lists/june.before.csv'))).toBe(list);
    const kept = String(await bytesOf(cwd, 'lists/june.csv')).split('\n');
    const all = list.split('\n');
    expect(kept.filter((row) => !all.includes(row))).toEqual([]);
    for (const row of good) expect(kept.filter((one) => one === row)).toHaveLength(1);
    expect(kept.filter((row) => row.startsWith('out'))).toEqual([]);
    const removed = String(await bytesOf(cwd, 'lists/june.removed.csv'));
    expect(kept.length + removed.split('\n').length).toBe(all.length + 2);
    expect(await typed('bounce-gate clean june --fix --in-place', cwd)).toMatchObject({ code: 0 });
    expect(await filesIn(cwd)).toEqual([
      '.github/bounce-gate.yml',
      'lists/june.before.csv',
      'lists/june.csv',
      'lists/june.removed.csv',
      'suppressions.csv',
    ]);
  });

  test('where cleaning alone suffices', async () => {
    const text = `${['email,source,opted_in_at,last_delivered_at', ...good, ...out].join('\n')}\n`;
    const cwd = await temporaryFolder(filesFor('june.csv', text));
    const { told } = await typed('bounce-gate check', cwd);
    expect(printed(told, 'clean')).toBe('bounce-gate clean june --in-place');
    await live(cwd, 'bounce-gate check');
    expect(String(await bytesOf(cwd, 'june.csv'))).toBe(text.replaceAll(/out.*\n/g, ''));
  });

  test('with limits, a path that a shell would take apart, and a policy of another name', async () => {
    const { '.github/bounce-gate.yml': policy, ...files } = filesFor("it's a $(list).csv");
    const cwd = await temporaryFolder({ ...files, "rules' file.yml": policy });
    await live(
      cwd,
      `bounce-gate check --config "rules' file.yml" --list 'it'\\''s a $(list).csv' --total-fail 2.5% --hard-fail 2% --no-history`,
    );
  });

  test('of a gzipped list', async () => {
    const cwd = await temporaryFolder(filesFor('june.csv.gz', gzipSync(list)));
    await live(cwd, 'bounce-gate check june');
    expect(gunzipSync(await bytesOf(cwd, 'june.before.csv.gz')).toString()).toBe(list);
    expect(list).toContain(
      gunzipSync(await bytesOf(cwd, 'june.csv.gz'))
        .toString()
        .slice(-2000, -200),
    );
  });

  test('of a list in UTF-16', async () => {
    const cwd = await temporaryFolder(filesFor('june.csv', Buffer.from(`\ufeff${list}`, 'utf16le')));
    await live(cwd, 'bounce-gate check');
    expect((await bytesOf(cwd, 'june.csv')).subarray(0, 4).toString('hex')).toBe('fffe6500');
  });

  test('of a sealed list, and nothing of it lies open', async () => {
    const { identity, recipient } = await makeKeyPair();
    useKeys({ KEY: identity });
    const cwd = await temporaryFolder(filesFor('june.csv.age', await sealFor(list, recipient)));
    await live(cwd, 'bounce-gate check');
    for (const path of ['june.csv.age', 'june.before.csv.age', 'june.removed.csv.age'])
      expect(String(await bytesOf(cwd, path))).toMatch(/^age-encryption\.org\/v1\n/);
  });

  test('of a list of hashes', async () => {
    process.env.BOUNCE_GATE_HASH_KEY = 'a key that nobody else has';
    const cwd = await temporaryFolder(filesFor('june.hashed.csv'));
    await runOnTerminal(['hash', '--list', 'june.hashed.csv', '--output', 'made.csv'], { cwd });
    await writeFile(join(cwd, 'june.hashed.csv'), await bytesOf(cwd, 'made.csv'));
    await live(cwd, 'bounce-gate check');
  });
});

const usual = ['clean', 'june', '--fix'] as const;

describe('clean --fix', () => {
  test('beside --output leaves the list as it is', async () => {
    const cwd = await temporaryFolder(filesFor('june.csv'));
    expect(await runOnTerminal([...usual, '--output', 'ready.csv'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(String(await bytesOf(cwd, 'june.csv'))).toBe(list);
    const check = ['check', '--list', 'ready.csv', '--config', '.github/bounce-gate.yml'] as const;
    expect(await runOnTerminal(check, { cwd })).toMatchObject({ exitCode: 0 });
  });

  test('of a list that passes takes out what clean takes out', async () => {
    const cwd = await temporaryFolder(filesFor('june.csv'));
    const loose = ['--total-fail', '90%'];
    await runOnTerminal(['clean', 'june', ...loose, '--output', 'a.csv', '--removed', 'a.txt'], { cwd });
    await runOnTerminal([...usual, ...loose, '--output', 'b.csv', '--removed', 'b.txt'], { cwd });
    expect(await bytesOf(cwd, 'b.csv')).toEqual(await bytesOf(cwd, 'a.csv'));
    expect(await bytesOf(cwd, 'b.txt')).toEqual(await bytesOf(cwd, 'a.txt'));
  });

  test.each([
    ['nothing short of the whole list suffices', [...usual, '--in-place', '--hard-fail', '0.0001%'], {}],
    ['it is a dry run', [...usual, '--in-place', '--dry-run'], {}],
    ['both places are named', [...usual, '--in-place', '--output', 'a.csv'], {}],
    [
      'the removed rows would lie where the list is kept',
      [...usual, '--in-place', '--removed', 'june.before.csv'],
      {},
    ],
    ['the list is missing', ['clean', '--list', 'no.csv', '--in-place'], {}],
    ['the removed rows of another time are there', [...usual, '--in-place'], { 'june.removed.csv': 'mine' }],
    ['the list of another time is there', [...usual, '--in-place'], { 'june.before.csv': 'mine' }],
    ['the suppressions are empty', [...usual, '--in-place'], { 'suppressions.csv': '' }],
  ])('changes nothing when %s', async (_, args, more) => {
    const cwd = await temporaryFolder({ ...filesFor('june.csv'), ...more });
    const before = await filesIn(cwd);
    const { exitCode, stdout, stderr } = await runOnTerminal(args, { cwd });
    expect(exitCode).toBe(args.includes('--dry-run') ? 0 : 2);
    expect(`${stdout}${stderr}`).not.toContain('@mail');
    expect(stderr).not.toContain('in the program itself');
    expect(await filesIn(cwd)).toEqual(before);
    expect(String(await bytesOf(cwd, 'june.csv'))).toBe(list);
    for (const [path, content] of Object.entries(more))
      expect(String(await bytesOf(cwd, path))).toBe(content);
  });
});

test.each([
  ['may hold an address', 'ada@example.com.csv'],
  ['would look like another', 'june\u202e.csv'],
])('no command is printed for a name that %s', async (_, name) => {
  const cwd = await temporaryFolder({ ...filesFor('june.csv'), [name]: list });
  const { told } = await typed(`bounce-gate check --list '${name}' --config .github/bounce-gate.yml`, cwd);
  expect(told).toContain('Fix');
  expect(told).not.toContain(name);
  expect(told).not.toContain('bounce-gate clean');
});

describe('clean --in-place', () => {
  test('keeps the very file beside, the permissions of the list, and with --force replaces what is there', async () => {
    const more = { 'june.removed.csv': 'old', 'june.before.csv': 'old' };
    const cwd = await temporaryFolder({ ...filesFor('june.csv'), ...more });
    await chmod(join(cwd, 'june.csv'), 0o600);
    const { ino } = await stat(join(cwd, 'june.csv'));
    expect(await runOnTerminal([...usual, '--in-place', '--force'], { cwd })).toMatchObject({ exitCode: 0 });
    expect((await stat(join(cwd, 'june.before.csv'))).ino).toBe(ino);
    for (const path of ['june.csv', 'june.removed.csv'])
      expect((await stat(join(cwd, path))).mode & 0o777).toBe(0o600);
    expect(String(await bytesOf(cwd, 'june.before.csv'))).toBe(list);
    expect((await filesIn(cwd)).filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });

  test('refuses a link, in whose place a file would come', async () => {
    const cwd = await temporaryFolder({ ...filesFor('june.csv'), 'real.csv': list });
    await symlink('real.csv', join(cwd, 'linked.csv'));
    const args = [
      'clean',
      '--list',
      'linked.csv',
      '--config',
      '.github/bounce-gate.yml',
      '--in-place',
    ] as const;
    expect(await runOnTerminal(args, { cwd })).toMatchObject({ exitCode: 2, stdout: '' });
    expect(String(await bytesOf(cwd, 'real.csv'))).toBe(list);
    const { told } = await typed('bounce-gate check --list linked.csv --config .github/bounce-gate.yml', cwd);
    const command = printed(told, 'clean');
    expect(command).not.toContain('--in-place');
    expect(await typed(command, cwd)).toMatchObject({ code: 0 });
  });

  test('refuses to leave no row of a list', async () => {
    const nobody = `${['email,source,opted_in_at,last_delivered_at', ...out].join('\n')}\n`;
    const cwd = await temporaryFolder(filesFor('june.csv', nobody));
    const before = await filesIn(cwd);
    expect(await runOnTerminal([...usual, '--in-place'], { cwd })).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await filesIn(cwd)).toEqual(before);
    expect(String(await bytesOf(cwd, 'june.csv'))).toBe(nobody);
  });

  test('leaves a list alone of which no row has to go: it stays the same file', async () => {
    const text = `${['email,source,opted_in_at,last_delivered_at', ...good].join('\n')}\n`;
    const cwd = await temporaryFolder(filesFor('june.csv', text));
    await link(join(cwd, 'june.csv'), join(cwd, 'same'));
    const before = await filesIn(cwd);
    expect(await runOnTerminal([...usual, '--in-place'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(await filesIn(cwd)).toEqual(before);
    expect((await stat(join(cwd, 'june.csv'))).ino).toBe((await stat(join(cwd, 'same'))).ino);
  });
});
