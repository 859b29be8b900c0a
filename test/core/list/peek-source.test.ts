import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peekSource } from '../../../src/core/list/peek-source.ts';

const chunksOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  let text = '';
  for await (const chunk of chunks) {
    text += Buffer.from(chunk).toString('latin1');
    chunk.fill(0); // because whoever reads a chunk may write into it
  }
  return text;
};

function sourceOf(parts: readonly string[]) {
  const taken: number[] = [];
  async function* chunks() {
    for (const [index, part] of parts.entries()) {
      taken.push(index);
      yield Buffer.from(part, 'latin1');
    }
  }
  return { taken, source: { path: 'list.csv', chunks: chunks(), problem: () => undefined } };
}

test('a source that was looked into gives every byte once, and its head no more than was needed', async () => {
  const parts = fc.array(fc.string({ minLength: 1, maxLength: 9 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(parts, fc.nat(40), async (texts, bytes) => {
      const latin = texts.map((text) => text.replace(/[^\x20-\x7e]/g, 'x'));
      const peeked = await peekSource(sourceOf(latin).source, bytes);
      const head = await chunksOf(peeked.head.chunks);
      const whole = latin.join('');
      expect(await chunksOf(peeked.source.chunks)).toBe(whole);
      expect(whole.startsWith(head)).toBe(true);
      expect(head.length).toBeGreaterThanOrEqual(Math.min(bytes, whole.length));
    }),
  );
});

test.each([
  [2, [0]],
  [3, [0, 1]],
  [4, [0, 1]],
])('no more of a source is read than is looked at: %i bytes', async (bytes, expected) => {
  const { source, taken } = sourceOf(['ab', 'cd', 'ef']);
  await peekSource(source, bytes);
  expect(taken).toEqual(expected);
});

test.each(['a', 'b'])('whoever stops reading at %j ends the source', async (last) => {
  let ended = false;
  async function* chunks() {
    try {
      yield Buffer.from('a');
      yield Buffer.from('b');
      yield Buffer.from('c');
    } finally {
      ended = true;
    }
  }
  const { source } = await peekSource({ path: 'x', chunks: chunks(), problem: () => undefined }, 1);
  for await (const chunk of source.chunks) if (String.fromCharCode(chunk[0] ?? 0) === last) break;
  expect(ended).toBe(true);
});

test('a source that cannot be ended is read all the same', async () => {
  const parts = [Buffer.from('ab'), Buffer.from('cd')];
  const iterator = {
    next: () => Promise.resolve({ done: parts.length === 0, value: parts.shift() ?? Buffer.alloc(0) }),
  };
  const chunks = { [Symbol.asyncIterator]: () => iterator };
  const { source } = await peekSource({ path: 'x', chunks, problem: () => undefined }, 1);
  expect(await chunksOf(source.chunks)).toBe('abcd');
});
