import { writeFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFiles } from '../../src/io/find-files.ts';
import { makeFifo } from '../make-fifo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = await temporaryFolder({
  'a.csv': '',
  'b/c.csv': '',
  'b/d/e.csv': '',
  'b/d/e.txt': '',
  '.git/config.csv': '',
  '{x,y}.csv': '',
});
await mkdir(join(root, 'b/folder.csv'));

async function found(pattern: string): Promise<readonly string[] | string> {
  const files = await findFiles(root, pattern);
  return files.ok ? files.paths : files.reason;
}

describe('finding files', () => {
  test.each([
    ['a.csv', ['a.csv']],
    ['not/there.csv', ['not/there.csv']],
    ['*.csv', ['a.csv', '{x,y}.csv']],
    ['b/*.csv', ['b/c.csv']],
    ['./b/../b/*.csv', ['b/c.csv']],
    ['b/**/*.csv', ['b/c.csv', 'b/d/e.csv']],
    ['?.csv', ['a.csv']],
    ['{x,y}.*', ['{x,y}.csv']],
    ['**/config.csv', 'nothing'],
    ['*.tsv', 'nothing'],
    ['not/there/*.csv', 'nothing'],
    [`${'x'.repeat(499)}*`, 'nothing'],
    [`${'x'.repeat(500)}*`, 'pattern-too-long'],
  ])('%s finds %j', async (pattern, paths) => {
    expect(await found(pattern)).toEqual(paths);
  });

  test('an absolute pattern is not looked for in the folder', async () => {
    expect(await findFiles('/', `${root}/b/*.csv`)).toEqual({ ok: true, paths: [`${root}/b/c.csv`] });
    expect(await found(`${root}/b/*.csv`)).toEqual([`${root}/b/c.csv`]);
  });

  test('ten thousand files are taken, and of one more none', async () => {
    const folder = await temporaryFolder();
    const place = Array.from({ length: 10_000 }, (_, number) => join(folder, `${number}.csv`));
    for (const path of place) writeFileSync(path, '');
    const all = await findFiles(folder, '*.csv');
    expect(all.ok && all.paths.length).toBe(10_000);
    writeFileSync(join(folder, 'one-more.csv'), '');
    expect(await findFiles(folder, '*.csv')).toEqual({ ok: false, reason: 'too-many' });
  });

  test('links and FIFOs that match are given, so that opening them says what is wrong', async () => {
    const folder = await temporaryFolder({ 'a.csv': '', 'elsewhere/b.csv': '' });
    await symlink('a.csv', join(folder, 'link.csv'));
    await symlink('nowhere', join(folder, 'broken.csv'));
    makeFifo(join(folder, 'pipe.csv'));
    expect(await findFiles(folder, '*.csv')).toEqual({
      ok: true,
      paths: ['a.csv', 'broken.csv', 'link.csv', 'pipe.csv'],
    });
  });

  test('a link to a folder is neither entered nor taken for a file', async () => {
    const folder = await temporaryFolder({ 'a.csv': '', 'elsewhere/b.csv': '' });
    await symlink('elsewhere', join(folder, 'link.csv'));
    expect(await findFiles(folder, '*.csv')).toEqual({ ok: true, paths: ['a.csv'] });
    expect(await findFiles(folder, 'link.csv/*.csv')).toEqual({ ok: true, paths: ['link.csv/b.csv'] });
  });
});
