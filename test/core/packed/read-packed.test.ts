import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaigns, listText, onFileText } from '../arbitrary-campaign.ts';
import { type CheckOptions, checkText } from '../check-text.ts';
import { chunkSizes, csvTexts } from '../list/csv-reference.ts';
import { nearThreads } from './near-threads.ts';

/** So many rows that what follows is read in pieces: the first 64 KiB of a file never are. */
const fillers = 1500;

function filled(header: string, text: string, rowOf: (index: number) => string, end = '\n'): string {
  const rows = Array.from({ length: fillers }, (_, index) => rowOf(index) + end).join('');
  return `${header}${end}${rows}${text}`;
}

const listFiller = (index: number) =>
  `reader.with.a.long.name.${index}@firm-${index % 9}.example,web,2026-05-0${1 + (index % 9)}`;
const fileFiller = (index: number) =>
  `former.with.a.long.name.${index}@firm-${index % 9}.example,manual,2026-05-0${1 + (index % 9)}`;

const pieces = fc.record({
  pieceBytes: fc.constantFrom(16, 50, 300, 5000),
  packers: fc.integer({ min: 1, max: 3 }),
  rows: fc.constantFrom(1, 3, 5000),
});

async function expectTheSame(
  list: string | Uint8Array,
  options: CheckOptions,
  cut: Parameters<typeof nearThreads>[0],
) {
  const alone = await checkText(list, options);
  expect(await checkText(list, { ...options, threads: nearThreads(cut) })).toEqual(alone);
  return alone;
}

test('a list that is read in pieces leads to what it leads to in one', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, pieces, chunkSizes, async ({ rows, onFile }, cut, sizes) => {
      const [header = '', ...lines] = listText(rows).split('\n');
      const list = filled(header, lines.join('\n'), listFiller);
      const [fileHeader = '', ...fileLines] = onFileText(onFile).split('\n');
      const file = filled(fileHeader, fileLines.join('\n'), fileFiller);
      await expectTheSame(list, { suppressions: { 'a.csv': file }, sizes: [65_536, ...sizes] }, cut);
    }),
    { numRuns: 25 },
  );
});

test('quotes, line breaks in cells and broken quotes are no exception, wherever the file is cut', async () => {
  await fc.assert(
    fc.asyncProperty(csvTexts, csvTexts, pieces, async (text, more, cut) => {
      const list = filled(
        'email,source,last_delivered_at',
        `${text}\n${more}\nlast@firm-1.example,web,\n`,
        listFiller,
      );
      const file = filled(
        'email,reason,created_at',
        `${more}\n${text}\nlast@firm-1.example,manual,\n`,
        fileFiller,
      );
      await expectTheSame(list, { suppressions: { 'a.csv': file }, sizes: [70_000, 100] }, cut);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['a cell with many lines', `"one${'\nx@firm-1.example,web,'.repeat(300)}",web,\n`],
  ['a quote that is never closed', `"one${'\nx@firm-1.example,web,'.repeat(300)}`],
  [
    'NUL in the middle',
    `${'x@firm-1.example,web,\n'.repeat(100)}\0\n${'x@firm-1.example,web,\n'.repeat(100)}`,
  ],
  ['a long line', `${'x'.repeat(20_000)}@firm-1.example,web,\nann@firm-1.example,web,\n`],
  ['lines that end in CR after others', `${'x@firm-1.example,web,\r'.repeat(300)}`],
  ['lines that end in CR and LF', `${'x@firm-1.example,web,\r\n'.repeat(300)}`],
  ['no line feed at the end', 'x@firm-1.example,web,'],
  ['empty lines', `${'\n'.repeat(400)}x@firm-1.example,web,\n`],
  [
    'Windows-1252',
    Buffer.from(`j\xf6rg@firm-1.example,M\xfcnchen,\n${'x@firm-1.example,K\xf6ln,\n'.repeat(20)}`, 'latin1'),
  ],
])('%s is no exception', async (_, tail) => {
  const head = Buffer.from(filled('email,source,last_delivered_at', '', listFiller));
  const list = Buffer.concat([head, Buffer.from(tail)]);
  for (const pieceBytes of [16, 64, 1000]) {
    await expectTheSame(list, { sizes: [65_536, 333] }, { pieceBytes, packers: 2 });
  }
});

test('the source labels of a list with very many sources do not depend on where it is cut', async () => {
  const rows = Array.from(
    { length: 10_400 },
    (_, index) => `reader${index}@firm.example,source ${index % 10_300},2026-06-01\n`,
  );
  const list = `email,source,last_delivered_at\n${rows.join('')}`;
  const result = await expectTheSame(list, {}, { pieceBytes: 5000, packers: 3 });
  expect(result.counts.recipients).toBe(10_400);
});
