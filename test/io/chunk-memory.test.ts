import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChunkMemory } from '../../src/io/chunk-memory.ts';
import { openFile } from '../../src/io/open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'chunks-'));
const path = join(folder, 'list.csv');
const bytes = Buffer.alloc(5 * 1024 * 1024 + 77, 'one row of many\n');
beforeAll(() => {
  bytes.write('email', 0);
  bytes.write('the end', bytes.length - 7);
  writeFileSync(path, bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('memory that was given back serves again, and only once', () => {
  const memory = new ChunkMemory(8);
  const first = memory.take();
  memory.release(first.subarray(0, 3));
  memory.release(first);
  const again = memory.take();
  expect(again.buffer).toBe(first.buffer);
  expect(memory.take().buffer).not.toBe(first.buffer);
});

test('memory that was not lent is left alone', () => {
  const memory = new ChunkMemory(8);
  const foreign = Buffer.alloc(8);
  memory.release(foreign);
  expect(memory.take().buffer).not.toBe(foreign.buffer);
});

test.each([
  ['gives every chunk back', true],
  ['keeps them all', false],
])('a reader that %s reads the same bytes', async (_, isGivenBack) => {
  const source = await openFile(path);
  const read: Buffer[] = [];
  const memories = new Set<ArrayBufferLike>();
  for await (const chunk of source.chunks) {
    read.push(
      isGivenBack
        ? Buffer.from(Uint8Array.from(chunk))
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length),
    );
    memories.add(chunk.buffer);
    if (isGivenBack) source.release?.(chunk);
  }
  expect(Buffer.concat(read).equals(bytes)).toBe(true);
  // because the first chunk is looked into, and so copied
  expect(memories.size).toBe(isGivenBack ? 2 : 6);
});
