import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDnsCache } from '../../../src/io/dns/write-dns-cache.ts';
import { filesIn, temporaryFolder } from '../../temporary-folder.ts';

test('a cache that cannot be put in its place leaves nothing beside it', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'dns.json'));
  expect(await writeDnsCache(join(folder, 'dns.json'), new Map())).toBe('EISDIR');
  expect(await filesIn(folder)).toEqual([]);
});
