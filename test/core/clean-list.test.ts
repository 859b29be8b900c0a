import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanedPath, removedPath } from '../../src/core/clean-list.ts';
import { checkText, lines } from './check-text.ts';
import { cleanText } from './clean-text.ts';
import { chunkSizes } from './list/csv-reference.ts';

describe('where the files go', () => {
  test.each([
    ['lists/june.csv', 'lists/june.cleaned.csv', 'lists/june.removed.csv'],
    ['lists/june.csv.gz', 'lists/june.cleaned.csv.gz', 'lists/june.removed.csv'],
    ['june.v2.txt', 'june.v2.cleaned.txt', 'june.v2.removed.txt'],
    ['june', 'june.cleaned.csv', 'june.removed.csv'],
    ['june.gz', 'june.cleaned.gz', 'june.removed.csv'],
    ['v1.0/june', 'v1.0/june.cleaned.csv', 'v1.0/june.removed.csv'],
  ])('%s is cleaned to %s', (list, cleaned, removed) => {
    expect([cleanedPath(list), removedPath(list)]).toEqual([cleaned, removed]);
  });
});

const suppressions = { 'a.csv': lines('email,reason', 'bob@mail.example,manual') };

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  'Windows-1252': (text) => Buffer.from(text, 'latin1'),
  'UTF-16LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** The rows of a list by whether they stay; each in quotes, with white space, or of another shape. */
const rows: readonly (readonly [row: string, stays: boolean])[] = [
  ['Zoë;ann@mail.example;"a ""b"" ; c"', true],
  ['Bob;bob@mail.example;x', false],
  ['"two|lines"; <eve@mail.example> ;', true],
  ['Ann;ANN@mail.example;again', false],
  [' Liz;liz@mail.example', true],
  ['No;nobody;"a|b"', false],
  ['Max;max@mail.example;é"', true],
];

function listOf(newline: string, separatorLine: boolean, kept: boolean, end: string): string {
  const chosen = rows.filter(([, stays]) => !kept || stays).map(([row]) => row.replaceAll('|', newline));
  const head = separatorLine ? ['sep=;', 'name;email;note'] : ['name;email;note'];
  return [...head, ...chosen].join(newline) + end;
}

describe.each(Object.keys(encodings))('a list in %s', (name) => {
  const encode = encodings[name] ?? Buffer.from;

  test('keeps every byte of the rows that stay, whatever its line ends, and a separator line', async () => {
    const cases = fc.record({
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      separatorLine: fc.boolean(),
      ends: fc.boolean(),
      sizes: chunkSizes,
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ newline, separatorLine, ends, sizes }) => {
        const end = ends ? newline : '';
        const { cleaned, counts } = await cleanText(encode(listOf(newline, separatorLine, false, end)), {
          suppressions,
          sizes,
        });
        expect(cleaned.toString('hex')).toBe(
          encode(listOf(newline, separatorLine, true, end)).toString('hex'),
        );
        expect(counts).toEqual({ kept: 4, removed: 3 });
      }),
      { numRuns: 40 },
    );
  });
});

test('a list larger than what is read ahead keeps its byte order mark and its rows in order', async () => {
  const many = Array.from({ length: 6000 }, (_, index) => `person${index}@mail.example`);
  const list = Buffer.from(`\ufeffsep=;\r\n${['email', ...many].join('\r\n')}\r\n`);
  const { cleaned, counts } = await cleanText(list, { suppressions, sizes: [10_000] });
  expect(cleaned.equals(list)).toBe(true);
  expect(counts).toEqual({ kept: 6000, removed: 0 });
});

describe('a small list', () => {
  test.each([
    ['ann@mail.example', 'ann@mail.example'],
    ['a@b.de\nbob@mail.example\n', 'a@b.de\n'],
    ['\ufeffa@b.de', '\ufeffa@b.de'],
    ['email\n\na@b.de\n', 'email\na@b.de\n'],
  ])('%j is cleaned to %j, in chunks of one byte', async (text, cleaned) => {
    const made = await cleanText(Buffer.from(text), { suppressions, sizes: [1] });
    expect(made.cleaned.toString()).toBe(cleaned);
  });
});

describe('the removed rows', () => {
  const list = lines(
    'email',
    '"=1+1@mail.example"',
    'bob@mail.example',
    '"he said ""no""',
    'and left"',
    'ann@mail.example',
  );

  test('are a CSV file of line, code and address as written', async () => {
    const { removed, reasons, counts } = await cleanText(Buffer.from(list), { suppressions });
    expect(removed).toBe(
      'line,code,email\n3,suppressed-manual,"bob@mail.example"\n4,invalid-address,"he said ""no""\nand left"\n',
    );
    expect(reasons).toEqual({ 'suppressed-manual': 1, 'invalid-address': 1 });
    expect(counts).toEqual({ kept: 2, removed: 2 });
  });

  const formulas = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1+1', '\u00a0=1', '\uff1d1', '\ufeff=1'];

  test.each(formulas)('%j can be kept from being a formula, on request only', async (cell) => {
    const text = Buffer.from(`email,name\nann@mail.example,Ann\n"${cell}",x\n`);
    const written = parse((await cleanText(text)).removed)[1]?.[2];
    const safe = parse((await cleanText(text, { excelSafe: true })).removed)[1]?.[2];
    expect([written, safe]).toEqual([cell, `'${cell}`]);
  });

  test('an address that is no formula stays as it is', async () => {
    const { removed } = await cleanText(Buffer.from(list), { suppressions, excelSafe: true });
    expect(parse(removed)[1]).toEqual(['3', 'suppressed-manual', 'bob@mail.example']);
  });

  test('are read again as they were, whatever is in them', async () => {
    const cells = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { maxLength: 6 }), async (bad) => {
        const quoted = bad.map((cell) => `"${`no ${cell}`.replaceAll('"', '""')}"`);
        const { removed } = await cleanText(Buffer.from(lines('email', 'ann@mail.example', ...quoted)));
        const read: string[][] = parse(removed);
        expect(read.slice(1).map(([, , email]) => email)).toEqual(bad.map((cell) => `no ${cell}`));
      }),
    );
  });
});

describe('what is cleaned', () => {
  const person = fc.constantFrom('ann', 'bob', 'eve', 'liz', 'max', 'x..y', '');
  const row = fc.tuple(
    person,
    fc.constantFrom('mail.example', 'mail.example', 'gmial.com', 'mailinator.com', 'mail.con'),
    fc.constantFrom('', '2026-01-01', '2020-01-01'),
    fc.constantFrom('', 'invalid', 'valid', 'disposable', 'spamtrap'),
  );
  const list = fc
    .array(row, { maxLength: 15 })
    .map((cells) =>
      [['keep', 'mail.example', '', ''], ...cells].map(([name, domain, ...more]) =>
        [`${name}@${domain}`, ...more].join(','),
      ),
    )
    .map((made) => lines('email,last_delivered_at,verification', ...made));
  const onFile = {
    'a.csv': lines(
      'email,reason,created',
      'bob@mail.example,complaint,',
      'eve@mail.example,bounce,2024-01-01',
    ),
  };

  test('has as many rows as the check said would be mailed after cleaning, and the rates it said', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (text) => {
        const { result, counts, cleaned } = await cleanText(Buffer.from(text), { suppressions: onFile });
        expect(counts.kept).toBe(result.counts.mailedAfterCleaning);
        const again = await checkText(cleaned, { suppressions: onFile });
        expect(again.rates?.asCommitted).toEqual(result.rates?.afterCleaning);
        expect(again.counts).toMatchObject({ duplicates: 0, suppressed: 0, invalid: 0 });
      }),
      { numRuns: 60 },
    );
  });

  test('cleaned again stays as it is', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (text) => {
        const once = await cleanText(Buffer.from(text), { suppressions: onFile });
        const twice = await cleanText(once.cleaned, { suppressions: onFile });
        expect(twice.cleaned.equals(once.cleaned)).toBe(true);
        expect(twice.counts.removed).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
