import { expect, test } from 'vitest';
import { findListHash } from '../../../src/core/hashed-list/find-list-hash.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

const md5 = 'D41D8CD98F00B204E9800998ECF8427E';
const keyed = `hmac-sha256:0a1b2c3d:${'0'.repeat(64)}`;

test.each([
  ['addresses', lines('email', 'ann@mail.example'), null],
  ['MD5', lines('name,email', `Ann,${md5}`), { algorithm: 'md5', keyId: null }],
  ['SHA-1 behind blank lines', lines('email', '', '0'.repeat(40)), { algorithm: 'sha1', keyId: null }],
  ['SHA-256 that says so', lines('email', `sha256:${'0'.repeat(64)}`), { algorithm: 'sha256', keyId: null }],
  ['keyed hashes', lines('email', keyed), { algorithm: 'hmac-sha256', keyId: '0a1b2c3d' }],
  ['SHA-1 without a header', `${'0'.repeat(40)}\n${'1'.repeat(40)}\n`, { algorithm: 'sha1', keyId: null }],
  ['only a header', lines('email'), null],
  ['no address column', lines('name', md5), null],
  ['nothing', '', null],
])('a list of %s', async (_, list, expected) => {
  expect((await findListHash(sourceOf('list.csv', list), {})).hash).toEqual(expected);
});

test('the list can be read from its beginning afterwards', async () => {
  const text = lines('email', md5, md5);
  const { list } = await findListHash(sourceOf('list.csv', text, { sizes: [5] }), {});
  let read = '';
  for await (const chunk of list.chunks) read += Buffer.from(chunk).toString();
  expect(read).toBe(text);
});

test('the column that the policy names is looked at', async () => {
  const text = lines('name,digest', `Ann,${md5}`);
  const { hash } = await findListHash(sourceOf('list.csv', text), { email: 'digest' });
  expect(hash?.algorithm).toBe('md5');
});
