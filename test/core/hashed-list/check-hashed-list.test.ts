import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { keyedCells } from '../../../src/core/suppression/keyed-hash.ts';
import type { HashAlgorithm } from '../../../src/core/suppression/parse-hash.ts';
import { hashAddress, hashKeyVariable } from '../../../src/io/hash-address.ts';
import { checkText, lines } from '../check-text.ts';

const hexOf = (algorithm: HashAlgorithm, text: string) =>
  Buffer.from(hashAddress(algorithm, text), 'latin1').toString('hex');
const keyed = (key: string) => keyedCells(hashAddress)?.(key) ?? '';

const people = ['ann@mail.example', 'bob@mail.example', 'cleo@mail.example', 'dan@mail.example'];
const listOf = (cell: (address: string) => string, addresses = people) =>
  lines('email,last_delivered_at', ...addresses.map((address) => `${cell(address)},2026-05-20`));

const check = (list: string, suppressions: Readonly<Record<string, string>> | null = null) =>
  checkText(list, { suppressions, hash: hashAddress });

process.env[hashKeyVariable] = 'a key of the tests, long enough';
afterEach(() => {
  process.env[hashKeyVariable] = 'a key of the tests, long enough';
});

const onFile = lines('email,reason', 'BOB@mail.example,hard-bounce', 'dan@mail.example,unsubscribe');

describe.each(['md5', 'sha1', 'sha256', 'hmac-sha256'] as const)('a list of %s hashes', (algorithm) => {
  const cell = (address: string) =>
    algorithm === 'hmac-sha256' ? keyed(address) : hexOf(algorithm, address);

  test('is counted against suppressions that are addresses', async () => {
    const result = await check(listOf(cell), { 'all.csv': onFile });
    expect(result.problems).toEqual([]);
    expect(result.counts).toMatchObject({ rows: 4, recipients: 4, suppressed: 2, invalid: 0 });
    const codes = result.findings.map(({ code, line }) => [code, line]);
    expect(codes).toContainEqual(['suppressed-hard-bounce', 3]);
    expect(codes).toContainEqual(['suppressed-unsubscribe', 5]);
    expect(codes).toContainEqual(['list-hashed', undefined]);
  });

  test('is counted against suppressions that are hashed alike', async () => {
    const hashed = lines('email,reason', `${cell('bob@mail.example')},hard-bounce`);
    const result = await check(listOf(cell), { 'all.csv': hashed });
    expect(result.counts).toMatchObject({ recipients: 4, suppressed: 1 });
  });

  test('has each recipient once', async () => {
    const result = await check(listOf(cell, [...people, 'ann@mail.example']));
    expect(result.counts).toMatchObject({ rows: 5, recipients: 4, duplicates: 1 });
  });

  test('is not judged when a row is an address', async () => {
    const result = await check(`${listOf(cell)}eve@mail.example,2026-05-20\n`);
    expect(result.problems).toMatchObject([{ code: 'list-hash-mixed', line: 6 }]);
  });

  test('is not judged where a whole domain or a pattern is on file, which no hash tells', async () => {
    const result = await check(listOf(cell), { 'all.csv': lines('email,reason', '@mail.example,manual') });
    expect(result).toMatchObject({
      verdict: 'unchecked',
      problems: [{ code: 'list-hash-uncompared', args: { reason: 'wide', wide: 1 } }],
    });
  });

  test('gives the same rates as its addresses do at domains of no known kind', async () => {
    const plain = await check(
      listOf((address) => address),
      { 'all.csv': onFile },
    );
    const hashed = await check(listOf(cell), { 'all.csv': onFile });
    expect(hashed.counts?.suppressed).toBe(plain.counts?.suppressed);
    expect(hashed.verdict).toBe(plain.verdict);
  });
});

test('forms of an address that others hash are found: upper case as it is written, Gmail without dots', async () => {
  const list = listOf((address) => hexOf('sha256', address), ['Bob@mail.example', 'bobstar@gmail.com']);
  const result = await check(list, {
    'all.csv': lines('email,reason', 'Bob@mail.example,manual', 'bob.star+news@gmail.com,manual'),
  });
  expect(result.counts?.suppressed).toBe(2);
});

test.each([
  ['other-kind', hexOf('md5', 'bob@mail.example')],
  ['other-kind', keyed('bob@mail.example')],
])('suppressions of another kind of hash leave the list unchecked (%s)', async (reason, cell) => {
  const list = listOf((address) => hexOf('sha256', address));
  const result = await check(list, { 'all.csv': lines('email,reason', `${cell},manual`) });
  expect(result.problems).toMatchObject([{ code: 'list-hash-uncompared', args: { reason } }]);
});

test.each([
  ['no-hash-key', ''],
  ['other-hash-key', 'another key, of the same length'],
])('keyed hashes need their key (%s)', async (reason, key) => {
  const list = listOf(keyed);
  process.env[hashKeyVariable] = key;
  const result = await check(list, { 'all.csv': onFile });
  expect(result.problems).toMatchObject([{ code: 'list-hash-uncompared', args: { reason } }]);
});

test('a list of hashes needs something that computes them', async () => {
  const result = await checkText(
    listOf((address) => hexOf('md5', address)),
    { suppressions: { 'a.csv': onFile } },
  );
  expect(result.problems).toMatchObject([{ code: 'list-hash-uncompared', args: { reason: 'no-hashing' } }]);
});

test('whoever is found in a list of addresses is found in its hashes', async () => {
  const address = fc.tuple(
    fc.constantFrom('a', 'B', 'c.d', 'e+f'),
    fc.constantFrom('mail.example', 'x.example'),
  );
  const addresses = fc.array(
    address.map((parts) => parts.join('@')),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(addresses, addresses, async (listed, suppressed) => {
      const files = { 'all.csv': lines('email,reason', ...suppressed.map((one) => `${one},manual`)) };
      const plain = await check(
        listOf((one) => one, listed),
        files,
      );
      const hashed = await check(
        listOf((one) => hexOf('sha256', one.toLowerCase()), listed),
        files,
      );
      expect([hashed.counts?.recipients, hashed.counts?.suppressed]).toEqual([
        plain.counts?.recipients,
        plain.counts?.suppressed,
      ]);
    }),
    { numRuns: 60 },
  );
});
