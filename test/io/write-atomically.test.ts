import { lstat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { writeAtomically } from '../../src/io/write-atomically.ts';
import { makeFifo } from '../make-fifo.ts';
import { bytesOf, filesIn, temporaryFolder } from '../temporary-folder.ts';

const bytes = Buffer.from('email\n');

describe('writing a file whole or not at all', () => {
  test('the file is there after the commit, and nothing beside it', async () => {
    const folder = await temporaryFolder();
    const file = await writeAtomically(join(folder, 'new', 'a.csv'));
    await file.write(bytes);
    expect(await file.commit(false)).toBe(true);
    expect(await filesIn(folder)).toEqual(['new/a.csv']);
    expect(await bytesOf(folder, 'new/a.csv')).toEqual(bytes);
  });

  test('a file that is there is replaced only when that is asked for', async () => {
    const folder = await temporaryFolder({ 'a.csv': 'mine' });
    const kept = await writeAtomically(join(folder, 'a.csv'));
    await kept.write(bytes);
    expect(await kept.commit(false)).toBe(false);
    expect(String(await bytesOf(folder, 'a.csv'))).toBe('mine');
    const replaced = await writeAtomically(join(folder, 'a.csv'));
    await replaced.write(bytes);
    expect(await replaced.commit(true)).toBe(true);
    expect(await bytesOf(folder, 'a.csv')).toEqual(bytes);
    expect(await filesIn(folder)).toEqual(['a.csv']);
  });

  test('a discarded file never comes into being, however early it was discarded', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 20; round += 1) {
      const file = await writeAtomically(join(folder, `${round}.csv`));
      await file.discard();
    }
    await setTimeout(50);
    expect(await filesIn(folder)).toEqual([]);
  });

  test('a link is replaced by the file, and what it leads to stays as it is', async () => {
    const folder = await temporaryFolder({ 'home/.bashrc': 'mine' });
    await symlink('home/.bashrc', join(folder, 'a.csv'));
    const file = await writeAtomically(join(folder, 'a.csv'));
    await file.write(bytes);
    expect(await file.commit(false)).toBe(false);
    const replacing = await writeAtomically(join(folder, 'a.csv'));
    await replacing.write(bytes);
    expect(await replacing.commit(true)).toBe(true);
    expect(String(await bytesOf(folder, 'home/.bashrc'))).toBe('mine');
    expect((await lstat(join(folder, 'a.csv'))).isFile()).toBe(true);
  });

  test('what is no file, such as a device, is never replaced, nor is a link to it', async () => {
    const folder = await temporaryFolder();
    makeFifo(join(folder, 'pipe'));
    await symlink('/dev/null', join(folder, 'null'));
    for (const name of ['pipe', 'null']) {
      await expect(writeAtomically(join(folder, name))).rejects.toMatchObject({ code: 'EEXIST' });
    }
    expect(await filesIn(folder)).toEqual(['null', 'pipe']);
  });
});
