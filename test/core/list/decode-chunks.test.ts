import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkDecoder } from '../../../src/core/list/decode-chunks.ts';
import { chunkSizes, cut } from './csv-reference.ts';

function decodeAll(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', sizes: readonly number[]) {
  const decoder = new ChunkDecoder(encoding);
  const decoded: Uint8Array[] = [];
  for (const chunk of cut(bytes, sizes)) {
    if (!decoder.isDamaged) decoded.push(decoder.decode(chunk));
  }
  if (!decoder.isDamaged) decoder.end();
  return { text: Buffer.concat(decoded).toString(), isDamaged: decoder.isDamaged };
}

function decodeByPlatform(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const units = fc.constantFrom(0x0041, 0x000a, 0x00e9, 0x20ac, 0xfffd, 0xfeff, 0xd83d, 0xde00, 0xd800, 0xdfff);

test.each(['utf-16le', 'utf-16be'] as const)(
  '%s is decoded, or found damaged, as the platform does, whatever the sizes of the chunks',
  (encoding) => {
    fc.assert(
      fc.property(fc.array(units, { maxLength: 12 }), fc.boolean(), chunkSizes, (text, isOdd, sizes) => {
        const bytes = Buffer.alloc(text.length * 2 + (isOdd ? 1 : 0), 0x61);
        text.forEach((unit, index) => {
          if (encoding === 'utf-16le') bytes.writeUInt16LE(unit, index * 2);
          else bytes.writeUInt16BE(unit, index * 2);
        });
        const expected = decodeByPlatform(bytes, encoding);
        const decoded = decodeAll(bytes, encoding, sizes);
        expect(decoded.isDamaged).toBe(expected === undefined);
        if (expected !== undefined) expect(decoded.text).toBe(expected);
        expect(decoded).toEqual(decodeAll(bytes, encoding, [1000]));
      }),
      { numRuns: 3000 },
    );
  },
);

const edges = ['a\ud7ffb', 'a\ue000', 'a\u{10000}b', 'a\u{10ffff}', '\u{1f600}\u{1f600}'];

test.each(edges)('%j is whole wherever a chunk ends, in both orders of bytes', (text) => {
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const size of [1, 2, 3, 4, 5, 6, 7]) {
    expect(decodeAll(little, 'utf-16le', [size])).toEqual({ text, isDamaged: false });
    expect(decodeAll(big, 'utf-16be', [size])).toEqual({ text, isDamaged: false });
  }
});

test('a character whose second half never comes is damage, and so is a second half by itself', () => {
  for (const text of ['a\ud800', 'a\udbff', 'a\udc00', 'a\udfff']) {
    expect(decodeAll(Buffer.from(text, 'utf16le'), 'utf-16le', [3])).toEqual({ text: 'a', isDamaged: true });
  }
});

test('what comes before the damage is decoded', () => {
  const bytes = Buffer.from('a\ufffdb\ud800c', 'utf16le');
  expect(decodeAll(bytes, 'utf-16le', [3])).toEqual({ text: 'a\ufffdb', isDamaged: true });
});

test('UTF-8 passes through as it is', () => {
  const bytes = Uint8Array.from([0xff, 0x00, 0x61]);
  expect(new ChunkDecoder('utf-8').decode(bytes)).toBe(bytes);
});
