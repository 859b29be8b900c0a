import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CarryBuffer } from '../../../src/core/list/carry-buffer.ts';

const sentinel = 10;

/** What is carried, and the byte behind it. */
function carried({ bytes, length }: CarryBuffer): readonly [string, number | undefined] {
  return [bytes.subarray(0, length).toString('latin1'), bytes[length]];
}

test('what was appended and not dropped is carried in order, and the sentinel stands behind each piece', () => {
  const steps = fc.array(fc.record({ size: fc.nat(3000), letter: fc.nat(25), kept: fc.nat(100) }));
  fc.assert(
    fc.property(steps, (all) => {
      const carry = new CarryBuffer(sentinel);
      let expected = '';
      for (const { size, letter, kept } of all) {
        const piece = String.fromCharCode(97 + letter).repeat(size);
        carry.append(Buffer.from(piece));
        expected += piece;
        expect(carried(carry)).toEqual([expected, sentinel]);
        const dropped = Math.max(0, expected.length - kept);
        carry.drop(dropped);
        expected = expected.slice(dropped);
        expect(carried(carry)[0]).toBe(expected);
      }
    }),
  );
});

test('there is room for the sentinel behind a piece of any size', () => {
  for (let size = 0; size < 5000; size += 1) {
    const carry = new CarryBuffer(sentinel);
    carry.append(Buffer.alloc(1, 'x'));
    carry.append(Buffer.alloc(size, 'y'));
    expect(carry.bytes[size + 1]).toBe(sentinel);
  }
});

test('a record that comes byte by byte moves to more room seldom', () => {
  const carry = new CarryBuffer(sentinel);
  const rooms = new Set<Buffer>();
  for (let bytes = 0; bytes < 2 ** 16; bytes += 1) {
    carry.append(Uint8Array.of(120));
    rooms.add(carry.bytes);
  }
  expect(rooms.size).toBeLessThanOrEqual(8);
});
