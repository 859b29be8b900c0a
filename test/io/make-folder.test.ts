import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/io/make-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('folders that are missing are made, with their permissions, and one that is there stays', async () => {
  const folder = await temporaryFolder({});
  const path = join(folder, 'a', 'b', 'c');
  makeFolder(path, 0o700);
  makeFolder(path);
  for (const made of ['a', 'a/b', 'a/b/c']) expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
});

test.each(['/proc/nowhere/a/b', '/dev/null/a'])('%s cannot be made, and says so at once', (path) => {
  expect(() => makeFolder(path)).toThrow(/ENOENT|ENOTDIR|EACCES|EPERM/);
});
