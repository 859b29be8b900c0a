import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFile } from '../../src/io/open-file.ts';
import { makeFifo } from '../make-fifo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const descriptors = () => readdirSync('/proc/self/fd').length;

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return text;
}

test('files that are opened and never read hold no descriptors', async () => {
  const folder = await temporaryFolder({ 'list.csv': 'email\n' });
  const before = descriptors();
  const sources = await Promise.all(Array.from({ length: 20 }, () => openFile(join(folder, 'list.csv'))));
  expect(descriptors()).toBeLessThan(before + 10);
  expect(await textOf(sources[19]?.chunks ?? (async function* () {})())).toBe('email\n');
});

test('a file that is gone when it is read is a problem', async () => {
  const folder = await temporaryFolder({ 'list.csv': 'email\n' });
  const source = await openFile(join(folder, 'list.csv'));
  await rm(join(folder, 'list.csv'));
  expect(await textOf(source.chunks)).toBe('');
  expect(source.problem()).toMatchObject({ code: 'file-unreadable', args: { reason: 'ENOENT' } });
});

test('a file that became a pipe meanwhile is a problem, and is not waited for', async () => {
  const folder = await temporaryFolder({ 'list.csv': 'email\n' });
  const source = await openFile(join(folder, 'list.csv'));
  await rm(join(folder, 'list.csv'));
  makeFifo(join(folder, 'list.csv'));
  expect(await textOf(source.chunks)).toBe('');
  expect(source.problem()).toMatchObject({ code: 'file-not-regular' });
});
