import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sampleCampaigns, sampleList, sampleRows, sampleSuppressions } from '../sample-campaign.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const usual = ['clean', 'june', '--config', 'bounce-gate.yml', '--as-of', '2026-11-20'];
const both = ['bounce-gate.yml', 'list.cleaned.csv', 'list.csv', 'list.removed.csv', 'suppressions.csv'];
const dirty = {
  ...sampleCampaigns.pass,
  'list.csv': sampleList(
    ...sampleRows(20),
    'nobody,2026-11-10',
    'PERSON3@mail.example,2026-11-10',
    'gone@mail.example,',
    '"person 21"@mail.example,',
  ),
};

describe('clean', () => {
  test('keeps the rows that may be mailed byte for byte and says why it removed the others', async () => {
    const cwd = await temporaryFolder(dirty);
    const run = await runOnTerminal(usual, { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await filesIn(cwd)).toEqual(both);
    expect(String(await bytesOf(cwd, 'list.cleaned.csv'))).toBe(sampleList(...sampleRows(20)));
    expect(
      String(await bytesOf(cwd, 'list.removed.csv'))
        .split('\n')
        .slice(0, 4),
    ).toEqual([
      'line,code,email',
      '22,invalid-address,"nobody"',
      '23,duplicate,"PERSON3@mail.example"',
      '24,suppressed-hard-bounce,"gone@mail.example"',
    ]);
  });

  const header = 'email;name;note\r\n';
  const row = 'jane@mail.example;"J\u00f6rg ""x""";"two\r\nlines"\r\n';
  test.each([
    ['UTF-8', Buffer.from(header + row)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${header}${row}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${header}${row}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${header}${row}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(header + row, 'latin1')],
    ['a separator line', Buffer.from(`sep=;\r\n${header}${row}`)],
    ['UTF-16LE with a separator line', Buffer.from(`\ufeffsep=;\r\n${header}${row}`, 'utf16le')],
    ['CR alone', Buffer.from(`${header}${row}`.replaceAll('\r\n', '\r'))],
    ['no line end at the end', Buffer.from(`${header}${row}jo@mail.example;;`)],
    ['no header', Buffer.from('jane@mail.example\njo@mail.example\n')],
  ])('a clean list in %s stays as it is to the last byte', async (_, list) => {
    const cwd = await temporaryFolder({ ...sampleCampaigns.pass, 'list.csv': list });
    expect((await runOnTerminal(usual, { cwd })).exitCode).toBe(0);
    expect(await bytesOf(cwd, 'list.cleaned.csv')).toEqual(list);
    expect(String(await bytesOf(cwd, 'list.removed.csv'))).toBe('line,code,email\n');
  });

  test('a gzipped list stays gzipped', async () => {
    const cwd = await temporaryFolder({ ...dirty, 'list.csv.gz': gzipSync(dirty['list.csv']) });
    const args = ['clean', '--list', 'list.csv.gz', '--config', 'bounce-gate.yml', '--as-of', '2026-11-20'];
    expect((await runOnTerminal(args, { cwd })).exitCode).toBe(0);
    const cleaned = gunzipSync(await bytesOf(cwd, 'list.cleaned.csv.gz'));
    expect(String(cleaned)).toBe(sampleList(...sampleRows(20)));
  });

  test.each(['list.cleaned.csv', 'list.removed.csv'])(
    'leaves everything as it was when %s is there already',
    async (there) => {
      const cwd = await temporaryFolder({ ...dirty, [there]: 'mine' });
      const before = await filesIn(cwd);
      const run = await runOnTerminal(usual, { cwd });
      expect(run).toMatchObject({ exitCode: 2, stdout: '' });
      expect(run.stderr).toContain('--force');
      expect(await filesIn(cwd)).toEqual(before);
      expect(String(await bytesOf(cwd, there))).toBe('mine');
    },
  );

  test('--force replaces the files', async () => {
    const cwd = await temporaryFolder({ ...dirty, 'list.cleaned.csv': 'old', 'list.removed.csv': 'old' });
    expect((await runOnTerminal([...usual, '--force'], { cwd })).exitCode).toBe(0);
    expect(await filesIn(cwd)).toEqual(both);
    expect(String(await bytesOf(cwd, 'list.cleaned.csv'))).not.toBe('old');
  });

  test.each([
    ['the suppressions are empty', { 'suppressions.csv': '' }],
    ['a quote is never closed', { 'list.csv': `${sampleList(...sampleRows(20))}"open` }],
    ['the list has only a header', { 'list.csv': 'email\n' }],
  ])('leaves nothing behind when %s', async (_, files) => {
    const cwd = await temporaryFolder({ ...dirty, ...files });
    const before = await filesIn(cwd);
    const run = await runOnTerminal(usual, { cwd });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).not.toBe('');
    expect(await filesIn(cwd)).toEqual(before);
  });

  test.each([
    ['a place that is a folder', ['--output', 'folder', '--force']],
    ['a folder that is a file', ['--output', 'list.csv/cleaned.csv']],
    ['a second place that cannot be', ['--removed', 'list.csv/removed.csv']],
    ['one place for both files', ['--output', 'a.csv', '--removed', 'a.csv', '--force']],
  ])('refuses %s and leaves nothing behind', async (_, more) => {
    const cwd = await temporaryFolder(dirty);
    await mkdir(join(cwd, 'folder'));
    const before = await filesIn(cwd);
    const run = await runOnTerminal([...usual, ...more], { cwd });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).not.toContain('in the program itself');
    expect(await filesIn(cwd)).toEqual(before);
  });

  test('--excel-safe changes removed addresses that a spreadsheet would run, and no others', async () => {
    const cwd = await temporaryFolder({
      ...sampleCampaigns.pass,
      'list.csv': sampleList(...sampleRows(5), '=x@mail.example,', '-y@mail.example,', 'z@mail.example,'),
      'suppressions.csv': sampleSuppressions(
        ...['=x', '-y', 'z'].map((local) => `${local}@mail.example,unsubscribe,2026-01-01`),
      ),
    });
    const removed = async (...more: string[]) => {
      expect((await runOnTerminal([...usual, '--force', ...more], { cwd })).exitCode).toBe(0);
      return String(await bytesOf(cwd, 'list.removed.csv')).match(/".*"/g);
    };
    expect(await removed()).toEqual(['"=x@mail.example"', '"-y@mail.example"', '"z@mail.example"']);
    expect(await removed('--excel-safe')).toEqual([
      `"'=x@mail.example"`,
      `"'-y@mail.example"`,
      '"z@mail.example"',
    ]);
  });
});
