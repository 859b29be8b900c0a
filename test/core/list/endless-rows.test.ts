import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../../src/core/byte-source.ts';
import { checkCampaign } from '../../../src/core/check-campaign.ts';
import { readRecords } from '../../../src/core/list/read-records.ts';
import { inputOf, lines } from '../check-text.ts';
import { nearThreads } from '../packed/near-threads.ts';

const mebibyte = 1024 * 1024;
const chunkBytes = 65_536;
/** Beyond it a reader that does not stop is stopped, so that the test ends. */
const farTooMany = 64 * mebibyte;

/** A file that goes on for ever: a beginning, then the same piece again and again; it tells how much was asked for. */
function endless(head: string, piece: string) {
  const told = { bytes: 0 };
  const chunk = Buffer.from(piece.repeat(Math.ceil(chunkBytes / piece.length)));
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head);
    while (told.bytes < farTooMany) {
      told.bytes += chunk.length;
      yield chunk;
    }
  }
  const source: ByteSource = { path: 'endless.csv', chunks: chunks(), problem: () => undefined };
  return { source, told };
}

const kinds = [
  ['a row', 'email\n', 'x', 'csv-record-too-long', 2],
  ['a first row', '', 'x', 'csv-record-too-long', 1],
  ['a cell in quotes', 'email\n"', 'x\n', 'csv-record-too-long', 2],
  ['a row of doubled quotes', 'email\n"', '""', 'csv-record-too-long', 2],
  ['a row of quotes inside a cell', 'email\nx', '"', 'csv-record-too-long', 2],
  ['a header', '', 'name,', 'csv-too-many-columns', 1],
  ['a row of cells', 'email\n', 'x,', 'csv-too-many-columns', 2],
] as const;

describe.each(kinds)('%s that never ends', (_, head, piece, code, line) => {
  test('is refused at its line, and no more is read than the limit and what decides on the encoding', async () => {
    const { source, told } = endless(head, piece);
    const limits = { recordBytes: 1000, columns: 20 };
    const result = await readRecords(source.chunks, source.path, { limits }, () => undefined);
    expect(result).toMatchObject({ ok: false, problem: { code, line } });
    expect(told.bytes).toBeLessThanOrEqual(3 * chunkBytes);
  });

  test.each(['list', 'suppressions'] as const)(
    'leaves a check undone that has it as its %s',
    async (name) => {
      const { source, told } = endless(head, piece);
      const input = inputOf(lines('email', 'ann@mail.example'), {
        suppressions: { 'a.csv': 'email\nx@y.example\n' },
      });
      const replaced = name === 'list' ? { list: source } : { suppressions: [source] };
      const { verdict, problems } = await checkCampaign({ ...input, ...replaced });
      expect(verdict).toBe('unchecked');
      expect(problems).toMatchObject([{ file: 'endless.csv' }]);
      expect(told.bytes).toBeLessThanOrEqual(2 * mebibyte);
    },
  );
});

test('a row that never ends is refused as soon where the rows before it were read in pieces', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `reader.${index}@firm-${index % 9}.example\n`);
  const { source, told } = endless(`email\n${rows.join('')}`, 'x');
  const threads = nearThreads({ pieceBytes: 5000, packers: 2 });
  const input = inputOf('', { suppressions: { 'a.csv': 'email\nx@y.example\n' }, threads });
  const { problems } = await checkCampaign({ ...input, list: source });
  expect(problems).toMatchObject([{ code: 'csv-record-too-long', line: 5002 }]);
  expect(told.bytes).toBeLessThanOrEqual(2 * mebibyte);
});

test('rows without an end to the file are read on, so that a reader that stops early is seen', async () => {
  const { source, told } = endless('email\n', 'ann@mail.example\n');
  await readRecords(source.chunks, source.path, {}, () => undefined);
  expect(told.bytes).toBeGreaterThanOrEqual(farTooMany);
});
