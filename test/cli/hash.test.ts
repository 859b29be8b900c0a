import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const variable = 'BOUNCE_GATE_HASH_KEY';
const files = { 'all.csv': 'email,reason\nann@mail.example,unsubscribe\n@closed.example,manual\n' };

async function run(cwd: string, key: string, ...args: readonly string[]) {
  process.env[variable] = key;
  return runOnTerminal(args, { cwd });
}

describe('hash', () => {
  afterEach(() => {
    delete process.env[variable];
  });

  test('turns the addresses of a file into keyed hashes, which explain finds with the key and refuses without', async () => {
    const cwd = await temporaryFolder(files);
    const key = 'a key that nobody else has';
    const done = await run(cwd, key, 'hash', 'all.csv', '--output', 'all.csv');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toContain('all.csv: 2 suppressions (2 before; 0 added, 0 changed, 1 hashed).');
    const text = await readFile(join(cwd, 'all.csv'), 'utf8');
    expect(text).toMatch(/^hmac-sha256:[0-9a-f]{8}:[0-9a-f]{64},unsubscribe,/m);
    expect(text).not.toContain('ann@');
    const explain = ['explain', 'Ann@mail.example', '--suppressions', 'all.csv', '--format', 'json'] as const;
    const found = await run(cwd, key, ...explain);
    expect(JSON.parse(found.stdout)).toMatchObject({ suppressedFor: ['unsubscribe'] });
    for (const other of ['', 'another key that is long']) {
      expect(await run(cwd, other, ...explain)).toMatchObject({ exitCode: 2, stdout: '' });
    }
    const again = await run(cwd, key, 'hash', 'all.csv', '--output', 'all.csv');
    expect(again.stdout).toContain('as before. Nothing was written.');
    const back = await run(
      cwd,
      key,
      'suppress',
      '--output',
      'all.csv',
      '--unsuppress',
      'ann@mail.example',
      '--reason',
      'signed up anew',
    );
    expect(back).toMatchObject({ exitCode: 0 });
    expect(JSON.parse((await run(cwd, key, ...explain)).stdout)).toMatchObject({ suppressedFor: [] });
  });

  test.each(['', 'short'])('with the key %j nothing is written', async (key) => {
    const cwd = await temporaryFolder(files);
    const { exitCode, stderr } = await run(cwd, key, 'hash', 'all.csv', '--output', 'all.csv');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^BOUNCE_GATE_HASH_KEY must [^\n]+\nMore: \S+\n$/);
    expect(await readFile(join(cwd, 'all.csv'), 'utf8')).toBe(files['all.csv']);
  });
});

describe('hash --list', () => {
  const key = 'a key that nobody else has';
  const list =
    'name,email,last_delivered_at\nAnn,ann@mail.example,2026-11-01\nBob,Bob@mail.example,2026-11-02\n';
  const onFile = 'email,reason\nbob@mail.example,hard-bounce\n';
  afterEach(() => {
    delete process.env[variable];
  });

  test('copies a list whose recipients are found in the suppressions all the same', async () => {
    const cwd = await temporaryFolder({ 'june.csv': list, 'all.csv': onFile });
    expect(await run(cwd, key, 'hash', '--list', 'june.csv')).toMatchObject({ exitCode: 0, stderr: '' });
    const copy = await readFile(join(cwd, 'june.hashed.csv'), 'utf8');
    expect(copy).toMatch(/^Bob,hmac-sha256:[0-9a-f]{8}:[0-9a-f]{64},2026-11-02$/m);
    expect(copy).not.toContain('@');
    const checked = await run(
      cwd,
      key,
      'check',
      '--list',
      'june.hashed.csv',
      '--suppressions',
      'all.csv',
      '--format',
      'json',
    );
    expect(JSON.parse(checked.stdout)).toMatchObject({
      campaigns: [{ counts: { recipients: 2, suppressed: 1 } }],
    });
    const keyless = await run(cwd, '', 'check', '--list', 'june.hashed.csv', '--suppressions', 'all.csv');
    expect(keyless.exitCode).toBe(2);
  });

  test('writes nothing over a file, nor of a list with rows that are no addresses', async () => {
    const cwd = await temporaryFolder({
      'june.csv': list,
      'bad.csv': 'email\nnobody\n',
      'june.hashed.csv': 'mine',
    });
    expect((await run(cwd, key, 'hash', '--list', 'june.csv')).exitCode).toBe(2);
    expect(await readFile(join(cwd, 'june.hashed.csv'), 'utf8')).toBe('mine');
    const refused = await run(cwd, key, 'hash', '--list', 'bad.csv', '--output', 'out.csv');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    await expect(readFile(join(cwd, 'out.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
