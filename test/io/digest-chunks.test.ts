import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { digestChunks } from '../../src/io/digest-chunks.ts';

const list = Buffer.from('email\nada@example.com\n'.repeat(1000));

async function* pieces(bytes: Buffer, size: number, onEnd = () => {}): AsyncGenerator<Buffer> {
  try {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  } finally {
    onEnd();
  }
}

async function* failing(error: Error): AsyncGenerator<Buffer> {
  yield list;
  throw error;
}

const origin = {
  file: 'list.csv',
  args: { commit: 'main' },
  problemOf: () => ({ code: 'file-unreadable', args: { reason: 'EIO' } }) as const,
};

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

describe('the bytes and the digest do not depend on how they come', () => {
  test.each([2, 7, 65_536])('in pieces of %i', async (size) => {
    for (const raw of [list, gzipSync(list)]) {
      const source = digestChunks(pieces(raw, size), origin);
      expect(await readAll(source.chunks)).toEqual(list);
      expect(source.digest()).toBe(createHash('sha256').update(raw).digest('hex'));
      expect(source.problem()).toBeUndefined();
    }
  });
});

test('a Git LFS pointer is a problem, and none of it is given', async () => {
  const pointer = Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
  const source = digestChunks(pieces(pointer, 1000), origin);
  expect(await readAll(source.chunks)).toHaveLength(0);
  expect(source.problem()).toEqual({ code: 'git-lfs-pointer', file: 'list.csv', args: { commit: 'main' } });
  expect(source.digest()).toBe('');
});

test('an error of the bytes becomes the problem, and what was read is not digested', async () => {
  const source = digestChunks(failing(new Error('x')), origin);
  expect(await readAll(source.chunks)).toEqual(list);
  const args = { commit: 'main', reason: 'EIO' };
  expect(source.problem()).toEqual({ code: 'file-unreadable', file: 'list.csv', args });
  expect(source.digest()).toBe('');
});

test.each([list, gzipSync(list, { level: 0 })])(
  'a reader that stops early ends the raw bytes (%#)',
  async (raw) => {
    let ended = false;
    const bytes = pieces(raw, 100, () => {
      ended = true;
    });
    for await (const _ of digestChunks(bytes, origin).chunks) break;
    expect(ended).toBe(true);
  },
);

test.each([
  ['plain', list],
  ['packed', gzipSync(list)],
])('a %s file that holds more than it may is a problem, of which no digest is told', async (_, raw) => {
  const enough = digestChunks(pieces(raw, 1000), { ...origin, maxBytes: list.length });
  expect(await readAll(enough.chunks)).toEqual(list);
  expect(enough.problem()).toBeUndefined();
  const limit = list.length - 1;
  const source = digestChunks(pieces(raw, 1000), { ...origin, maxBytes: limit });
  expect((await readAll(source.chunks)).length).toBeLessThanOrEqual(limit);
  expect(source.problem()).toMatchObject({ code: 'file-too-large', args: { limit } });
  expect(source.digest()).toBe('');
});

test('gzip that unpacks to more than any list does is refused soon, whatever it packs', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'x\n'));
  const source = digestChunks(pieces(bomb, 4096), origin);
  expect((await readAll(source.chunks)).length).toBeLessThanOrEqual(17 * 1024 * 1024);
  expect(source.problem()).toMatchObject({ code: 'file-too-large', args: { ratio: 250, commit: 'main' } });
  expect(source.digest()).toBe('');
});

test('gzip of less than 16 MiB may repeat what it likes', async () => {
  const rows = Buffer.alloc(15 * 1024 * 1024, 'x\n');
  const source = digestChunks(pieces(gzipSync(rows), 4096), origin);
  expect((await readAll(source.chunks)).equals(rows)).toBe(true);
  expect(source.problem()).toBeUndefined();
});
