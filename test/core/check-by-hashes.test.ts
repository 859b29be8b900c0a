import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awkwardCampaigns } from './arbitrary-awkward.ts';
import { campaigns, listText, onFileText } from './arbitrary-campaign.ts';
import { type CheckOptions, checkText, lines } from './check-text.ts';
import { chunkSizes } from './list/csv-reference.ts';

/** Checks a list once with addresses compared as texts, then by their hashes in chunks of all sizes. */
async function expectTheSame(list: string | Uint8Array, options: CheckOptions, sizes = [1, 7, 65_536]) {
  const asTexts = await checkText(list, { ...options, seed: null });
  for (const size of sizes) {
    const seed = { low: size, high: -size };
    expect(await checkText(list, { ...options, sizes: [size], seed })).toEqual(asTexts);
  }
  return asTexts;
}

test('addresses compared by their hashes lead to what texts lead to', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, chunkSizes, async ({ rows, onFile }, sizes) => {
      const suppressions = { 'a.csv': onFileText(onFile) };
      await expectTheSame(listText(rows), { suppressions }, [...sizes]);
    }),
    { numRuns: 60 },
  );
});

test('awkward rows, addresses, cells and line ends are no exception', async () => {
  await fc.assert(
    fc.asyncProperty(awkwardCampaigns, async ({ list, options }) => {
      await expectTheSame(list, options, [3, 65_536]);
    }),
    { numRuns: 150 },
  );
});

test('an address in Windows-1252 beside one in ASCII is no exception', async () => {
  const bytes = Buffer.from(
    `email,source\nann@acme.example,M\xfcnchen\nj\xf6rg@acme.example,web\nANN@acme.example,\n`,
    'latin1',
  );
  const result = await expectTheSame(bytes, {
    suppressions: { 'a.csv': lines('email', 'ann@acme.example') },
  });
  expect(result.counts).toMatchObject({ recipients: 2, duplicates: 1, suppressed: 1 });
});

test('scopes that do not count are told apart row by row', async () => {
  const file = lines(
    'email,reason,scope',
    'ann@acme.example,unsubscribe,news',
    'bob@acme.example,unsubscribe,',
    'ann@acme.example,unsubscribe,',
  );
  const list = lines('email', 'ann@acme.example', 'bob@acme.example', 'eve@acme.example');
  const result = await expectTheSame(list, { suppressions: { 'a.csv': file } });
  expect(result.counts.suppressed).toBe(2);
});

test('a large list against a large file is no exception, through every growth of the tables', async () => {
  const address = (index: number) =>
    `User.${index.toString(36)}@${index % 3 === 0 ? 'gmail.com' : `firm${index % 7}.example`}`;
  const list = Array.from(
    { length: 9000 },
    (_, index) => `${address(index % 8000)},2026-05-${10 + (index % 20)}`,
  );
  const file = Array.from(
    { length: 9000 },
    (_, index) => `${address(index * 3).toLowerCase()},hard-bounce,2025-01-${10 + (index % 20)}`,
  );
  const options = { suppressions: { 'a.csv': lines('email,reason,created_at', ...file) } };
  const result = await expectTheSame(lines('email,last_delivered_at', ...list), options, [65_536]);
  expect(result.counts).toMatchObject({ rows: 9000, recipients: 8000, duplicates: 1000 });
});

test.each([
  ['a whole domain written with an asterisk', ['*@acme.test,unsubscribe,'], ['ann@acme.test'], 1, 0],
  [
    'a pattern by its scope',
    ['a*n@acme.test,unsubscribe,pattern'],
    ['aaan@acme.test', 'bob@acme.test'],
    1,
    0,
  ],
  ['a domain by its scope', ['acme.test,unsubscribe,domain'], ['ann@acme.test'], 1, 0],
  [
    'another address of a mailbox on file',
    ['a.n.n+x@googlemail.com,unsubscribe,'],
    ['ann@gmail.com', 'an.n@gmail.com'],
    0,
    2,
  ],
  ['its plain address on file', ['ann@gmail.com,unsubscribe,'], ['a.nn@gmail.com', 'bob@gmail.com'], 0, 1],
])('%s is found by hashes as well', async (_, rows, addresses, suppressed, aliases) => {
  const suppressions = { 'a.csv': lines('email,reason,scope', 'x@y.test,manual,', ...rows) };
  const result = await expectTheSame(lines('email', 'reader@acme.example', ...addresses), { suppressions });
  const found = result.findingsByCode.find(({ code }) => code === 'alias-unsubscribe')?.count ?? 0;
  expect([result.counts.suppressed, found]).toEqual([suppressed, aliases]);
});

test('earlier addresses of a mailbox are found by hashes as well', async () => {
  const list = lines('email', 'a.nn@gmail.com', 'bob@acme.example', 'an.n+x@googlemail.com', 'ann@gmail.com');
  const result = await expectTheSame(list, {});
  expect(result.findingsByCode.find(({ code }) => code === 'duplicate-alias')?.count).toBe(2);
});

test('addresses that count up are found by hashes as well, whatever stands between them', async () => {
  const runs = fc.array(
    fc.tuple(
      fc.constantFrom('firm.example', 'acme.example', 'gmail.com'),
      fc.nat(3),
      fc.integer({ min: 1, max: 14 }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(runs, async (all) => {
      const rows = all.flatMap(([domain, first, count]) =>
        Array.from({ length: count }, (_, index) => `user${first + index}@${domain}`),
      );
      await expectTheSame(lines('email', ...rows), {}, [9, 65_536]);
    }),
    { numRuns: 60 },
  );
});
