import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  sampleCampaigns,
  sampleList,
  samplePolicy,
  sampleRows,
  sampleSuppressions,
} from '../sample-campaign.ts';
import { makeKeyPair, sealFor, useKeys, withFlippedBit } from '../sealed-files.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const key = await makeKeyPair();
const other = await makeKeyPair();
const usual = ['--config', 'bounce-gate.yml', '--as-of', '2026-11-20'] as const;
const sealedPolicy = samplePolicy.replaceAll('.csv', '.csv.age');
const words = ['pass', 'warn', 'fail', 'unchecked'] as const;

async function sealedCampaign(verdict: (typeof words)[number]) {
  const files = sampleCampaigns[verdict];
  return {
    'bounce-gate.yml': sealedPolicy,
    'list.csv.age': await sealFor(files['list.csv'], key.recipient),
    'suppressions.csv.age': await sealFor(files['suppressions.csv'], key.recipient),
  };
}

async function check(cwd: string) {
  const run = await runOnTerminal(['check', ...usual, '--format', 'json'], { cwd });
  const report: unknown = JSON.parse(run.stdout);
  return { ...run, report };
}

async function textIn(folder: string): Promise<string> {
  const names = await filesIn(folder);
  return (await Promise.all(names.map((name) => bytesOf(folder, name)))).join('\n');
}

describe('check', () => {
  test.each(words)('comes to %s for sealed files as for plain ones, figure by figure', async (verdict) => {
    const plain = await check(await temporaryFolder(sampleCampaigns[verdict]));
    useKeys({ KEY: key.identity });
    const sealed = await check(await temporaryFolder(await sealedCampaign(verdict)));
    expect(sealed.exitCode).toBe(plain.exitCode);
    expect(sealed.stdout).toContain('list.csv.age');
    const steady = (text: string): string =>
      text.replaceAll('.csv.age', '.csv').replaceAll(/[0-9a-f]{64}/g, 'digest');
    expect(steady(sealed.stdout)).toBe(steady(plain.stdout));
  });

  test.each([
    ['without the key', {}, (list: Buffer) => list, 'age-key-missing'],
    [
      'when a byte of it was changed',
      { KEY: key.identity },
      (list: Buffer) => withFlippedBit(list, list.length - 3),
      'age-damaged',
    ],
    [
      'when it was cut off',
      { KEY: key.identity },
      (list: Buffer) => list.subarray(0, -70_000),
      'age-damaged',
    ],
  ])('judges nothing of a sealed list %s', async (_, keys, change, code) => {
    const list = await sealFor(sampleList(...sampleRows(6000)), key.recipient);
    const cwd = await temporaryFolder({
      ...sampleCampaigns.pass,
      'bounce-gate.yml': samplePolicy.replace('list.csv', 'list.csv.age'),
      'list.csv.age': change(list),
    });
    useKeys(keys);
    const { exitCode, report, stdout } = await check(cwd);
    expect(exitCode).toBe(2);
    expect(report).toMatchObject({
      verdict: 'unchecked',
      campaigns: [
        {
          verdict: 'unchecked',
          tier: null,
          counts: { recipients: 0 },
          problems: [{ code, file: 'list.csv.age' }],
        },
      ],
    });
    expect(stdout).not.toContain('@mail');
  });

  test('judges nothing when the suppressions are sealed and the key is not there', async () => {
    const files = await sealedCampaign('fail');
    const cwd = await temporaryFolder({
      ...files,
      'list.csv': sampleCampaigns.fail['list.csv'],
      'bounce-gate.yml': sealedPolicy.replace('list.csv.age', 'list.csv'),
    });
    expect((await check(cwd)).report).toMatchObject({
      campaigns: [{ verdict: 'unchecked', problems: [{ code: 'age-key-missing' }] }],
    });
  });
});

describe('clean', () => {
  const dirty = sampleList(...sampleRows(20), 'nobody,2026-11-10', 'gone@mail.example,');
  const files = async () => ({
    ...(await sealedCampaign('pass')),
    'list.csv.age': await sealFor(dirty, key.recipient),
  });
  const clean = (cwd: string, ...args: readonly string[]) =>
    runOnTerminal(['clean', 'june', ...usual, ...args], { cwd });

  test('of a sealed list writes sealed files, which open to what a plain one gives', async () => {
    useKeys({ KEY: key.identity });
    const cwd = await temporaryFolder(await files());
    expect(await clean(cwd)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await filesIn(cwd)).toEqual([
      'bounce-gate.yml',
      'list.cleaned.csv.age',
      'list.csv.age',
      'list.removed.csv.age',
      'suppressions.csv.age',
    ]);
    expect(await textIn(cwd)).not.toContain('@mail');
    const opened = await runOnTerminal(['open', 'list.cleaned.csv.age', '--stdout'], { cwd });
    expect(opened.stdout).toBe(sampleList(...sampleRows(20)));
    const removed = await runOnTerminal(['open', 'list.removed.csv.age', '--stdout'], { cwd });
    expect(removed.stdout).toContain('suppressed-hard-bounce,"gone@mail.example"');
  });

  test('writes plain text of it only when that is asked for', async () => {
    useKeys({ KEY: key.identity });
    const cwd = await temporaryFolder(await files());
    const before = await filesIn(cwd);
    expect(await clean(cwd, '--output', 'out.csv')).toMatchObject({ exitCode: 2 });
    expect(await clean(cwd, '--output', 'a.age', '--removed', 'out.csv')).toMatchObject({ exitCode: 2 });
    expect(await filesIn(cwd)).toEqual(before);
    expect(await clean(cwd, '--output', 'out.csv', '--removed', 'gone.csv', '--plain')).toMatchObject({
      exitCode: 0,
    });
    expect(String(await bytesOf(cwd, 'out.csv'))).toBe(sampleList(...sampleRows(20)));
  });

  test.each([
    ['no key', {}],
    ['another key', { KEY: other.identity }],
  ])('with %s writes nothing', async (_, keys) => {
    useKeys(keys);
    const cwd = await temporaryFolder(await files());
    const before = await filesIn(cwd);
    expect(await clean(cwd)).toMatchObject({ exitCode: 2 });
    expect(await filesIn(cwd)).toEqual(before);
  });
});

describe('suppress', () => {
  test('merges sealed files into a sealed one, and once more changes nothing', async () => {
    useKeys({ KEY: key.identity });
    const cwd = await temporaryFolder({
      'bounces.csv.age': await sealFor(sampleSuppressions(), key.recipient),
    });
    const merge = ['suppress', 'bounces.csv.age', '--output', 'all.csv.age', '--format', 'json'] as const;
    expect(await runOnTerminal(merge, { cwd })).toMatchObject({ exitCode: 0 });
    const written = await bytesOf(cwd, 'all.csv.age');
    expect(await textIn(cwd)).not.toContain('@mail');
    expect((await runOnTerminal(['open', 'all.csv.age', '--stdout'], { cwd })).stdout).toContain(
      'gone@mail.example',
    );
    expect(await runOnTerminal(merge, { cwd })).toMatchObject({ exitCode: 0 });
    expect(await bytesOf(cwd, 'all.csv.age')).toEqual(written);
  });

  test('writes plain text of a sealed file only when that is asked for', async () => {
    useKeys({ KEY: key.identity });
    const cwd = await temporaryFolder({
      'bounces.csv.age': await sealFor(sampleSuppressions(), key.recipient),
    });
    expect(await runOnTerminal(['suppress', 'bounces.csv.age'], { cwd })).toMatchObject({ exitCode: 2 });
    expect(await filesIn(cwd)).toEqual(['bounces.csv.age']);
    expect(await runOnTerminal(['suppress', 'bounces.csv.age', '--plain'], { cwd })).toMatchObject({
      exitCode: 0,
    });
    expect(String(await bytesOf(cwd, 'suppressions.csv'))).toContain('gone@mail.example');
  });

  test('says what is missing when there is nobody to seal for', async () => {
    const cwd = await temporaryFolder({ 'bounces.csv': sampleSuppressions() });
    const run = await runOnTerminal(['suppress', 'bounces.csv', '--output', 'all.csv.age'], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('BOUNCE_GATE_AGE_RECIPIENTS');
    expect(await filesIn(cwd)).toEqual(['bounces.csv']);
  });
});

test('verify compares sealed files without a key, and refuses one that was sealed anew', async () => {
  useKeys({ KEY: key.identity });
  const cwd = await temporaryFolder(await sealedCampaign('pass'));
  const { stdout } = await runOnTerminal(['check', ...usual, '--format', 'json'], { cwd });
  await writeFile(join(cwd, 'approved.json'), stdout);
  useKeys({});
  const verify = ['verify', ...usual, '--report', 'approved.json'] as const;
  expect(await runOnTerminal(verify, { cwd })).toMatchObject({ exitCode: 0 });
  await writeFile(join(cwd, 'list.csv.age'), await sealFor(sampleCampaigns.pass['list.csv'], key.recipient));
  expect(await runOnTerminal(verify, { cwd })).toMatchObject({ exitCode: 1 });
});

describe('seal', () => {
  const plain = { 'list.csv': 'email\nann@mail.example\n' };

  test('makes a key that only its owner can read, seals for it, and open gives the text back', async () => {
    const cwd = await temporaryFolder(plain);
    const made = await runOnTerminal(['seal', '--new-key', 'age.key'], { cwd });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await stat(join(cwd, 'age.key'))).mode & 0o777).toBe(0o600);
    const secret = await readFile(join(cwd, 'age.key'), 'utf8');
    expect(made.stdout).not.toContain('AGE-SECRET-KEY');
    const recipient = /age1\w+/.exec(made.stdout)?.[0] ?? '';
    expect(await runOnTerminal(['seal', 'list.csv', '--recipient', recipient], { cwd })).toMatchObject({
      exitCode: 0,
    });
    useKeys({ KEY: secret });
    expect(await runOnTerminal(['open', 'list.csv.age', '--output', 'again.csv'], { cwd })).toMatchObject({
      exitCode: 0,
    });
    expect(String(await bytesOf(cwd, 'again.csv'))).toBe(plain['list.csv']);
    expect((await stat(join(cwd, 'again.csv'))).mode & 0o777).toBe(0o600);
    const again = await runOnTerminal(['seal', '--new-key', 'age.key'], { cwd });
    expect(again).toMatchObject({ exitCode: 2, stdout: '' });
    expect(again.stderr).toMatch(/^age\.key is there already, and is not replaced/);
    expect(await readFile(join(cwd, 'age.key'), 'utf8')).toBe(secret);
  });

  test.each([
    ['its own key', { KEY: key.identity }, { KEY: key.identity }],
    [
      'the public keys that are set, not its own',
      { KEY: other.identity, RECIPIENTS: `# team\n${key.recipient}` },
      { KEY: key.identity },
    ],
  ])('seals for %s when nobody is named', async (_, sealing, opening) => {
    const cwd = await temporaryFolder(plain);
    useKeys(sealing);
    expect(await runOnTerminal(['seal', 'list.csv'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    useKeys(opening);
    const opened = await runOnTerminal(['open', 'list.csv.age', '--stdout'], { cwd });
    expect(opened).toMatchObject({ exitCode: 0, stdout: plain['list.csv'] });
  });

  test('seals with the passphrase when there is no key, so that trying words takes long', async () => {
    const cwd = await temporaryFolder(plain);
    useKeys({ PASSPHRASE: 'seven words that nobody would guess' });
    expect(await runOnTerminal(['seal', 'list.csv'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(String(await bytesOf(cwd, 'list.csv.age'))).toMatch(
      /^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/,
    );
  });

  test.each([
    ['nobody to seal for', {}, ['list.csv']],
    ['a short passphrase', { PASSPHRASE: 'short' }, ['list.csv']],
    ['a public key that is none', { RECIPIENTS: 'age1zzzzzzzzzzzzzzzzzzzzzzzzzzzzz' }, ['list.csv']],
    ['a secret key for a public one', {}, ['list.csv', '--recipient', key.identity]],
    ['a file that is not there', { KEY: key.identity }, ['other.csv']],
    ['a file that is sealed', { KEY: key.identity }, ['list.csv.age']],
    ['no file', { KEY: key.identity }, []],
    ['an output that does not tell', { KEY: key.identity }, ['list.csv', '--output', 'list.bin']],
    ['one output for two files', { KEY: key.identity }, ['list.csv', 'other.csv', '--output', 'all.age']],
  ])('with %s writes nothing, and shows no key', async (_, keys, args) => {
    const cwd = await temporaryFolder(plain);
    useKeys(keys);
    const run = await runOnTerminal(['seal', ...args], { cwd });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).not.toContain('AGE-SECRET');
    expect(await filesIn(cwd)).toEqual(['list.csv']);
  });

  test('replaces a file only when that is asked for', async () => {
    const cwd = await temporaryFolder({ ...plain, 'list.csv.age': 'mine' });
    useKeys({ KEY: key.identity });
    expect(await runOnTerminal(['seal', 'list.csv'], { cwd })).toMatchObject({ exitCode: 2 });
    expect(String(await bytesOf(cwd, 'list.csv.age'))).toBe('mine');
    expect(await runOnTerminal(['seal', 'list.csv', '--force'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(String(await bytesOf(cwd, 'list.csv.age'))).toContain('age-encryption.org/v1');
    expect(await filesIn(cwd)).toEqual(['list.csv', 'list.csv.age']);
  });
});

describe('open', () => {
  const text = 'email,note\r\nann@mail.example,\u001b[2J\u202eevil\r\n';
  const files = async () => ({ 'list.csv.age': await sealFor(text, key.recipient) });

  test.each([
    [[], {}],
    [['--stdout', '--output', 'a.csv'], {}],
    [['--output', 'a.csv.age'], {}],
    [['--output', 'list.csv.age', '--force'], {}],
    [['--stdout'], { CI: 'true' }],
  ])('with %j and %j gives nothing', async (args, env) => {
    useKeys({ KEY: key.identity });
    const cwd = await temporaryFolder(await files());
    const run = await runOnTerminal(['open', 'list.csv.age', ...args], { cwd, env });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).not.toContain('@mail');
    expect(await filesIn(cwd)).toEqual(['list.csv.age']);
  });

  test('gives a pipe the text as it is, and a terminal nothing that it would obey', async () => {
    useKeys({ KEY: key.identity });
    const cwd = await temporaryFolder(await files());
    const piped = await runOnTerminal(['open', 'list.csv.age', '--stdout'], { cwd, isTTY: false });
    expect(piped.stdout).toBe(text);
    const shown = await runOnTerminal(['open', 'list.csv.age', '--stdout'], { cwd, isTTY: true });
    expect(shown.stdout).toBe('email,note\nann@mail.example,\ufffd[2J\ufffdevil\n');
  });

  test('gives none of a file that was cut off, though its start is right', async () => {
    useKeys({ KEY: key.identity });
    const whole = await sealFor(sampleList(...sampleRows(8000)), key.recipient);
    const cwd = await temporaryFolder({ 'list.csv.age': whole.subarray(0, -20_000) });
    expect(await runOnTerminal(['open', 'list.csv.age', '--stdout'], { cwd })).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
    expect(await runOnTerminal(['open', 'list.csv.age', '--output', 'a.csv'], { cwd })).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
    expect(await filesIn(cwd)).toEqual(['list.csv.age']);
  });

  test('replaces a file only when that is asked for', async () => {
    useKeys({ KEY: key.identity });
    const cwd = await temporaryFolder({ ...(await files()), 'a.csv': 'mine' });
    expect(await runOnTerminal(['open', 'list.csv.age', '--output', 'a.csv'], { cwd })).toMatchObject({
      exitCode: 2,
    });
    expect(String(await bytesOf(cwd, 'a.csv'))).toBe('mine');
    expect(
      await runOnTerminal(['open', 'list.csv.age', '--output', 'a.csv', '--force'], { cwd }),
    ).toMatchObject({ exitCode: 0 });
    expect(String(await bytesOf(cwd, 'a.csv'))).toBe(text);
  });
});
