import { describe, expect, test } from 'vitest';
import { peekChunks } from '../../../src/core/list/peek-chunks.ts';

function chunksOf(parts: readonly string[]) {
  const state = { given: 0, closed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (const part of parts) {
        state.given += 1;
        yield Buffer.from(part);
      }
    } finally {
      state.closed = true;
    }
  }
  return { state, chunks: chunks() };
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

describe('looking into a file', () => {
  test.each([0, 1, 3, 4, 5, 99])('takes nothing away, whatever is wanted (%d bytes)', async (wanted) => {
    const peeked = await peekChunks(chunksOf(['ab', '', 'cd', 'ef']).chunks, wanted);
    expect(peeked.start.length).toBeGreaterThanOrEqual(Math.min(wanted, 6));
    expect('abcdef'.startsWith(Buffer.from(peeked.start).toString())).toBe(true);
    expect(await textOf(peeked.chunks)).toBe('abcdef');
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
  ])('reads no further than it must: for %i bytes %i chunks of two', async (wanted, given) => {
    const { state, chunks } = chunksOf(['ab', 'cd', 'ef']);
    await peekChunks(chunks, wanted);
    expect(state.given).toBe(given);
  });

  test.each([
    ['in what was looked at', 'a', 1],
    ['behind it', 'c', 2],
  ])('closes the file when the reader stops early, %s', async (_, last, given) => {
    const { state, chunks } = chunksOf(['ab', 'cd', 'ef']);
    const peeked = await peekChunks(chunks, 1);
    for await (const chunk of peeked.chunks) if (Buffer.from(chunk).toString().includes(last)) break;
    expect(state).toEqual({ given, closed: true });
  });

  test('needs no file that can be closed', async () => {
    const parts = [Buffer.from('ab'), Buffer.from('cd')];
    const iterator = {
      next: () => Promise.resolve({ done: parts.length === 0, value: parts.shift() ?? Buffer.alloc(0) }),
    };
    const peeked = await peekChunks({ [Symbol.asyncIterator]: () => iterator }, 1);
    expect(await textOf(peeked.chunks)).toBe('abcd');
  });
});
