import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCounts } from '../../../src/core/question/parse-counts.ts';

describe('two counts', () => {
  test.each([
    ['240/12000', 240, 12_000],
    ['240 / 12,000', 240, 12_000],
    ['240:12000', 240, 12_000],
    ['240 of 12,000', 240, 12_000],
    ['240 out of 12 000', 240, 12_000],
    ['240 from 12.000', 240, 12_000],
    ["240 of 12'000", 240, 12_000],
    ['240 12,000', 240, 12_000],
    ['240 12000', 240, 12_000],
    ['240 12 000', 240, 12_000],
    ['1 240 12 000', 1240, 12_000],
    ['1 100 200', 1, 100_200],
    ['2.000.000/12.000.000', 2_000_000, 12_000_000],
    ['0/5', 0, 5],
    ['5/5', 5, 5],
    ['1/1000000000', 1, 1_000_000_000],
  ])('are read from %s', (text, bounced, sent) => {
    expect(parseCounts(text)).toEqual({ ok: true, counts: { bounced, sent } });
  });

  test.each([
    ['0/0', 'nothing-sent'],
    ['13/12', 'more-bounced'],
    ['-5/100', 'negative'],
    ['5/-100', 'negative'],
    ['5.5/100', 'not-a-number'],
    ['5/100.25', 'not-a-number'],
    ['1,5/100', 'not-a-number'],
    ['12,00/100', 'not-a-number'],
    ['007/100', 'not-a-number'],
    ['1e3/5000', 'not-a-number'],
    ['2%', 'not-a-number'],
    ['240 von 12000', 'not-a-number'],
    ['1/2/3', 'not-a-number'],
    ['1/1000000001', 'too-large'],
    ['99999999999/99999999999999999999', 'too-large'],
    ['1 100 200 300', 'many-readings'],
    ['240', 'one-number'],
    ['1 000 000', 'one-number'],
    ['240/', 'one-number'],
    ['/12000', 'one-number'],
    ['', 'one-number'],
  ])('are not read from %s: %s', (text, fault) => {
    expect(parseCounts(text)).toMatchObject({ ok: false, fault });
  });

  test('are the same however their groups are parted', () => {
    const groups = (mark: string) => (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, mark);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom(',', '.', ' ', "'", ''),
        fc.constantFrom('/', ' of ', ' / ', ' out of '),
        (sent, any, mark, between) => {
          const bounced = any % (sent + 1);
          const write = groups(mark);
          expect(parseCounts(`${write(bounced)}${between}${write(sent)}`)).toEqual({
            ok: true,
            counts: { bounced, sent },
          });
        },
      ),
    );
  });

  test('never hold more bounces than mails, nor none sent', () => {
    const piece = fc.constantFrom(...'0123456789 ,./-of'.split(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const read = parseCounts(pieces.join(''));
        if (!read.ok) return;
        expect(read.counts.bounced).toBeLessThanOrEqual(read.counts.sent);
        expect(read.counts.sent).toBeGreaterThan(0);
      }),
    );
  });
});
