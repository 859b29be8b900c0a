import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const header = 'email,reason,scope,created_at,expires_at,count,source,history';
const released = `${header}
zed@mail.example,unsubscribe,global,2026-01-01,,,,2026-05-03 released wrote to us from there
`;
const hubspot = 'Email,Portal Bounce,Portal Unsubscribe\nzed@mail.example,,TRUE\n';

async function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const cwd = await temporaryFolder(files);
  const done = await runOnTerminal(['suppress', ...args], { cwd });
  return { ...done, cwd, text: await readFile(join(cwd, 'suppressions.csv'), 'utf8') };
}

describe('an opt-out without a date that was taken back', () => {
  test('and is stated again suppresses again, and that is told with what to do', async () => {
    const files = { 'suppressions.csv': released, 'hubspot.csv': hubspot };
    const { exitCode, stdout, text, cwd } = await run(files, 'hubspot.csv');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 opt-out or manual entry is stated again');
    expect(stdout).not.toContain('zed');
    expect(text).toContain('zed@mail.example,unsubscribe,global,2026-11-22,,,hubspot,2026-05-03 released');
    const again = await runOnTerminal(['suppress', 'hubspot.csv', '--format', 'json'], { cwd });
    expect(JSON.parse(again.stdout)).toMatchObject({ written: false, wishes: { renewed: 0 } });
  });

  test('on the same day stays so, and that is told', async () => {
    const files = {
      'suppressions.csv': released.replace('2026-05-03', '2026-11-22'),
      'hubspot.csv': hubspot,
    };
    const { stdout, text } = await run(files, 'hubspot.csv');
    expect(stdout).toContain('was taken back today and stays so');
    expect(text).toContain('2026-01-01');
  });
});

test('a history that cannot be read is named by file and line with what to do, and the file is left alone', async () => {
  const garbled = released.replace('2026-05-03 released', '2026-05-03 relaesed');
  const { exitCode, stderr, text } = await run({ 'suppressions.csv': garbled }, '--expire');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^suppressions\.csv:2: part 1 of its history .*Correct it/);
  expect(stderr).not.toMatch(/zed|wrote/);
  expect(text).toBe(garbled);
});

test('soft bounces of an export are told as not often enough, until they are', async () => {
  const row = (day: string, send: string) =>
    `k,zed@mail.example,${send},${day},Soft bounce,452 4.2.2 mailbox full`;
  const file = (...rows: readonly string[]) =>
    `${['SubscriberKey,EmailAddress,SendID,EventDate,BounceCategory,BounceReason', ...rows].join('\n')}\n`;
  const files = {
    'a.csv': file(row('2026-11-01', '1'), row('2026-11-02', '1'), row('2026-11-08', '2')),
    'b.csv': file(row('2026-11-15', '3')),
  };
  const { stdout, cwd } = await run(files, 'a.csv');
  expect(stdout).toContain('1 soft bounce not often enough yet');
  const done = await runOnTerminal(['suppress', 'b.csv', '--format', 'json'], { cwd });
  expect(JSON.parse(done.stdout)).toMatchObject({ standing: { suppressing: 1, counting: 0 } });
});
