import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ZippedFile, zipOf } from '../core/zip/zip-of.ts';
import { filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const bounces = {
  name: 'export/hard-bounces.csv',
  content: 'email,reason\nann@harbour.example,hard-bounce\n',
};
const hook = {
  name: 'export/hook.json',
  content: JSON.stringify([
    {
      email: 'bob@mail.example',
      timestamp: 1796119200,
      event: 'spamreport',
      sg_event_id: 'a',
      sg_message_id: 'b',
    },
  ]),
};

async function withArchive(files: readonly ZippedFile[]): Promise<string> {
  const cwd = await temporaryFolder({ 'list.csv': 'email\nann@harbour.example\nkim@mail.example\n' });
  await mkdir(join(cwd, 'exports'));
  await writeFile(join(cwd, 'exports/export.zip'), zipOf(files));
  return cwd;
}

describe('a ZIP archive on the command line', () => {
  test('suppress merges each of its files as what it is, suppressions or events', async () => {
    const cwd = await withArchive([bounces, hook]);
    const { exitCode, stdout } = await runOnTerminal(['suppress', 'exports/*.zip', '--output', 'all.csv'], {
      cwd,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'exports/export.zip/export/hard-bounces.csv: read as a suppression file: 1 entry\n',
    );
    expect(stdout).toContain(
      'exports/export.zip/export/hook.json: read as SendGrid event webhook: 1 entry (1 complaint)\n',
    );
    const text = await readFile(join(cwd, 'all.csv'), 'utf8');
    expect(
      text
        .split('\n')
        .map((line) => line.split(',', 2).join(' '))
        .slice(1, 3),
    ).toEqual(['ann@harbour.example hard-bounce', 'bob@mail.example complaint']);
  });

  test('suppress writes nothing when one of its files is damaged', async () => {
    const cwd = await withArchive([bounces, { ...hook, crc: 5 }]);
    const { exitCode, stderr } = await runOnTerminal(['suppress', 'exports/*.zip', '--output', 'all.csv'], {
      cwd,
    });
    expect([exitCode, await filesIn(cwd)]).toEqual([2, ['exports/export.zip', 'list.csv']]);
    expect(stderr).toContain('exports/export.zip: is a ZIP archive, but damaged');
  });

  test('explain reads it as suppressions, and a list may not be one', async () => {
    const cwd = await withArchive([bounces]);
    const args = ['ann@harbour.example', '--suppressions', 'exports/*.zip', '--format', 'json'];
    const { stdout } = await runOnTerminal(['explain', ...args], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ suppressedFor: ['hard-bounce'] });
    const list = ['check', '--list', 'exports/export.zip', '--suppressions', 'list.csv'];
    const refused = await runOnTerminal(list, { cwd });
    expect([refused.exitCode, refused.stdout.includes('is a ZIP archive. Unpack it')]).toEqual([2, true]);
  });
});
