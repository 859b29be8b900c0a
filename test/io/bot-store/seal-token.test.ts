import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  openSealedToken,
  parseSealKey,
  type SealKey,
  sealToken,
} from '../../../src/io/bot-store/seal-token.ts';

function keyOf(byte: number): SealKey {
  const key = parseSealKey(Buffer.alloc(32, byte).toString('hex'));
  if (key === null) throw new Error('no key');
  return key;
}

const key = keyOf(1);
const other = keyOf(2);

test('what is sealed opens with its key for its owner, and is another text each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, owner) => {
      const sealed = sealToken(text, key, owner);
      expect(openSealedToken(sealed, [other, key], owner)).toBe(text);
      expect(sealToken(text, key, owner).sealed).not.toBe(sealed.sealed);
    }),
  );
});

test('it opens with no other key, even one of the same name, and for no other owner', () => {
  const sealed = sealToken('xoxb-example', key, 'T1');
  expect(openSealedToken(sealed, [other], 'T1')).toBeNull();
  expect(openSealedToken(sealed, [], 'T1')).toBeNull();
  expect(openSealedToken(sealed, [{ ...other, id: key.id }], 'T1')).toBeNull();
  expect(openSealedToken(sealed, [key], 'T2')).toBeNull();
});

test('whatever is changed or cut in it closes it for good', () => {
  const { sealed, keyId } = sealToken('xoxb-example', key, 'T1');
  const bytes = Buffer.from(sealed, 'base64');
  for (let place = 0; place < bytes.length; place += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    expect(openSealedToken({ sealed: changed.toString('base64'), keyId }, [key], 'T1')).toBeNull();
    const cut = bytes.subarray(0, place).toString('base64');
    expect(openSealedToken({ sealed: cut, keyId }, [key], 'T1')).toBeNull();
  }
});

test('neither the text nor the key shows in what is stored', () => {
  const { sealed, keyId } = sealToken('xoxb-example', key, 'T1');
  expect(Buffer.from(sealed, 'base64').includes('xoxb')).toBe(false);
  expect(keyId).toMatch(/^[0-9a-f]{16}$/);
  expect(Buffer.from(key.bytes).toString('hex')).not.toContain(keyId);
});

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index));

test.each([
  ['64 hex digits', bytes.toString('hex')],
  ['capital hex digits', bytes.toString('hex').toUpperCase()],
  ['base64', bytes.toString('base64')],
  ['base64 for addresses', bytes.toString('base64url')],
  ['a line of a file', `${bytes.toString('base64')}\n`],
])('a key may be written as %s', (_, text) => {
  expect(parseSealKey(text)?.bytes).toEqual(bytes);
});

test.each([
  ['nothing', ''],
  ['a pass phrase', 'correct horse battery staple'],
  ['too few bytes', bytes.subarray(1).toString('hex')],
  ['too many bytes', Buffer.concat([bytes, bytes]).toString('base64')],
  ['other characters', `${bytes.toString('hex').slice(1)}g`],
])('%s is no key', (_, text) => {
  expect(parseSealKey(text)).toBeNull();
});
