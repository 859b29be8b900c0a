import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSourceCounts } from '../../../src/core/outcome/read-source-counts.ts';
import { lines } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

async function read(text: string, sizes?: readonly number[]) {
  const counts = await readSourceCounts(sourceOf('counts.csv', text, sizes === undefined ? {} : { sizes }));
  return counts.ok ? counts.sources : counts.problems.map(({ code, line }) => `${code} ${line}`);
}

describe('counts by source', () => {
  const expected = [
    { source: 'web', sent: 12_000, hard: 51, soft: 80 },
    { source: 'fair 2026', sent: 300, hard: 9, soft: 0 },
  ];
  test.each([
    ['as they are asked for', lines('source,sent,hard,soft', 'web,12000,51,80', 'fair 2026,300,9,0')],
    ['in another order', lines('soft,hard,sent,source', '80,51,12000,web', '0,9,300,fair 2026')],
    [
      'with other columns between',
      lines('id,source,sent,opens,hard,soft', '1,web,12000,7,51,80', '2,fair 2026,300,7,9,0'),
    ],
    [
      'under other names',
      lines('Lead Source;Recipients;Hard bounces;Soft_Bounces', 'web;12 000;51;80', 'fair 2026;300;9;0'),
    ],
    ['with quoted separators', lines('source,sent,hard,soft', 'web,"12,000",51,80', 'fair 2026,300,9,0')],
    [
      'with blank rows',
      lines('', 'source,sent,hard,soft', 'web,12000,51,80', ',,,', 'fair 2026,300,9,0', ''),
    ],
    [
      'in several rows',
      lines('source,sent,hard,soft', 'web,5000,1,80', 'fair 2026,300,9,0', 'web,7000,50,0'),
    ],
  ])('are read %s', async (_, text) => {
    expect(await read(text)).toEqual(expected);
  });

  test('without a column of soft bounces have none', async () => {
    expect(await read(lines('source,sent,hard', 'web,10,1'))).toEqual([
      { source: 'web', sent: 10, hard: 1, soft: null },
    ]);
  });

  test('a source that is called total is a source like others where it is not their sum', async () => {
    expect(await read(lines('source,sent,hard', 'web,10,1', 'total,11,1'))).toHaveLength(2);
  });

  test.each([
    ['outcome-column-missing 1', lines('source,sent,soft', 'web,10,1')],
    ['outcome-column-missing 1', lines('web,10,1')],
    ['outcome-wrong-count 2', lines('source,sent,hard', 'web,10,1.5')],
    ['outcome-wrong-count 3', lines('source,sent,hard', 'web,10,1', 'fair,,1')],
    ['outcome-wrong-count 2', lines('source,sent,hard,soft', 'web,10,1,')],
    ['outcome-more-bounces 2', lines('source,sent,hard,soft', 'web,10,9,2')],
    ['outcome-ragged-row 2', lines('source,sent,hard,soft', 'web,12,000,51,80')],
    ['outcome-total-row 4', lines('source,sent,hard', 'web,10,1', 'fair,5,0', 'Total,15,1')],
    ['outcome-no-rows 1', lines('source,sent,hard')],
    ['file-empty undefined', ''],
    ['csv-unterminated-quote 2', lines('source,sent,hard', '"web,10,1')],
  ])('%s', async (problem, text) => {
    expect(await read(text)).toContain(problem);
  });

  test('tell the first ten wrong rows', async () => {
    const text = lines('source,sent,hard', ...Array.from({ length: 30 }, () => 'web,x,1'));
    expect(await read(text)).toHaveLength(10);
  });

  test('do not depend on the sizes of chunks', async () => {
    const text = lines('source,sent,hard,soft', 'web,12000,51,80', 'fair 2026,300,9,0');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (sizes) => {
          expect(await read(text, sizes)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});
