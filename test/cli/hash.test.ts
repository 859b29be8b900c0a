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
    expect(stderr).toMatch(/^BOUNCE_GATE_HASH_KEY must [^\n]+\n$/);
    expect(await readFile(join(cwd, 'all.csv'), 'utf8')).toBe(files['all.csv']);
  });
});
