import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { parsePublicKey } from '../../src/core/policy/parse-public-key.ts';
import { openSigner, verifyEd25519 } from '../../src/io/sign.ts';
import { makeKeys } from '../core/override/example-override.ts';

const keys = makeKeys();

test('what one key signs only its own public half verifies, and only for that very text', () => {
  const { value, key } = keys.sign('a text\n');
  expect(key).toMatch(/^[0-9a-f]{16}$/);
  expect(value).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  expect(verifyEd25519(keys.publicKey, 'a text\n', value)).toBe(true);
  expect(verifyEd25519(keys.publicKey, 'a text', value)).toBe(false);
  expect(verifyEd25519(makeKeys().publicKey, 'a text\n', value)).toBe(false);
});

test('the example of RFC 8032, section 7.1, test 2 is verified', () => {
  const publicKey = Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex');
  const signature =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
    '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
  expect(
    verifyEd25519(publicKey.toString('base64'), 'r', Buffer.from(signature, 'hex').toString('base64')),
  ).toBe(true);
});

test.each(['', 'AAAA', 'x'.repeat(44), '!'.repeat(44)])(
  '%j is no key, so nothing is verified',
  (publicKey) => {
    expect(verifyEd25519(publicKey, 'a', keys.sign('a').value)).toBe(false);
  },
);

test.each(['', 'AAAA', '!'])('%j is no signature', (signature) => {
  expect(verifyEd25519(keys.publicKey, 'a', signature)).toBe(false);
});

test('the policy reads the key in both of its forms to the same 32 bytes', () => {
  expect(parsePublicKey(keys.publicKey)).toBe(keys.publicKey);
  expect(parsePublicKey(keys.spki)).toBe(keys.publicKey);
});

test.each([
  '',
  'abc',
  `${keys.publicKey} `,
  keys.publicKey.slice(0, 43),
  `${keys.publicKey.slice(0, 42)}B=`,
  keys.spki.replace('MCow', 'MCox'),
  generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
])('%j is no key that a policy may hold', (text) => {
  expect(parsePublicKey(text)).toBeNull();
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const locked = generateKeyPairSync('ed25519').privateKey.export({
  format: 'pem',
  type: 'pkcs8',
  cipher: 'aes-256-cbc',
  passphrase: 'secret',
});
test.each([
  ['no PEM', 'a key'],
  ['a public key', generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' })],
  ['another kind of key', rsa.export({ format: 'pem', type: 'pkcs8' })],
  ['a key with a passphrase', locked],
])('%s signs nothing', (_, text) => {
  expect(openSigner(String(text))).toBeNull();
});
