import { expect, test } from 'vitest';
import { parseTarget } from '../../../src/core/suppression/parse-target.ts';

const [md5, sha1, sha256] = [32, 40, 64].map((length) => '0f'.repeat(length / 2));

test.each([
  [md5, 'md5', false],
  [sha1, 'sha1', false],
  [` ${sha256?.toUpperCase()} `, 'sha256', false],
  [`md5:${md5}`, 'md5', true],
  [`SHA256:${sha256}`, 'sha256', true],
])('%s is a hash (%s)', (cell = '', algorithm, named) => {
  expect(parseTarget(cell, '')).toMatchObject({ kind: 'hash', algorithm, named });
});

test.each([`${md5}0`, `g${md5?.slice(1)}`, `md5:${sha1}`, `crc:${md5}`, 'abc', ''])('%s is none', (cell) => {
  expect(parseTarget(cell, '')).toBeNull();
});

test.each([
  ['*Sales*@partner.example', '*sales*@partner.example'],
  ['sales-*', 'sales-*'],
  ['*.ru', '*.ru'],
  ['*@*.partner.example', '*@*.partner.example'],
])('%s is a pattern where the scope says so', (cell, pattern) => {
  expect(parseTarget(cell, 'pattern')).toEqual({ kind: 'pattern', pattern });
  expect(parseTarget(cell, '')?.kind).not.toBe('pattern');
});

test('a pattern for all of a domain is that domain, and one without a wildcard what it is', () => {
  expect(parseTarget('*@Partner.example', 'pattern')).toEqual({ kind: 'domain', domain: 'partner.example' });
  expect(parseTarget('ann@partner.example', 'pattern')).toEqual({
    kind: 'address',
    address: 'ann@partner.example',
  });
  expect(parseTarget('partner', 'pattern')).toBeNull();
  expect(parseTarget(`${'a*'.repeat(200)}`, 'pattern')).toBeNull();
});

test.each([
  '<emailaddress>u10@firm.example</emailaddress><x>1</x>',
  'ann@firm.example (old)',
  'ann@firm.example<br>',
  'Hello dear ann@firm.example, this is a note',
  'ann smith@firm.example',
  '"ann" smith"@firm.example',
  '"ann smith"@firm example',
])('%s is no address, since words stand around one', (cell) => {
  expect(parseTarget(cell, '')).toBeNull();
});

test.each(['Ann (old) <ann@firm.example>', ' ann@firm.example; ', 'mailto:ann@firm.example'])(
  '%s is the address in it',
  (cell) => {
    expect(parseTarget(cell, '')).toEqual({ kind: 'address', address: 'ann@firm.example' });
  },
);

test('a quoted local part may hold anything', () => {
  const address = String.raw`"ann (\"old\") <smith>"@firm.example`;
  expect(parseTarget(address, '')).toEqual({ kind: 'address', address });
});

test('a text of more characters than a match key has is nobody, since a file that holds its key could not be read again', () => {
  const address = (length: number) => `${'a'.repeat(length - 13)}@mail.example`;
  expect(parseTarget(address(1000), '')).toMatchObject({ kind: 'address' });
  expect(parseTarget(address(1001), '')).toBeNull();
});
