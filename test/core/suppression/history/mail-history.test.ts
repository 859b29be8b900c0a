import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatRules } from '../../../../src/core/bounce/repeat-rules.ts';
import { repeatedClasses } from '../../../../src/core/bounce/repeated-classes.ts';
import { campaignTag } from '../../../../src/core/suppression/history/campaign-tag.ts';
import { judgeLine } from '../../../../src/core/suppression/history/judge-line.ts';
import {
  historyText,
  joinHistories,
  type MailHistory,
  parseHistory,
  tidyHistory,
} from '../../../../src/core/suppression/history/mail-history.ts';
import { markTag, parseMark } from '../../../../src/core/suppression/history/mail-mark.ts';
import { statementInForce } from '../../../../src/core/suppression/history/statement-in-force.ts';

const mark = fc.record({
  day: fc.integer({ min: 20_000, max: 20_012 }),
  word: fc.constantFrom('full', 'expired', 'unknown-user-temp', 'delivered', 'released'),
  tag: fc.constantFrom('', 'spring', '~1x', 'May sale'),
} as const);
const history: fc.Arbitrary<MailHistory> = fc
  .array(mark, { maxLength: 8 })
  .map((marks) => tidyHistory(marks.map((one) => (one.word === 'delivered' ? { ...one, tag: '' } : one))));

describe('histories', () => {
  test('join in any order, in any grouping and as often as one likes', () => {
    fc.assert(
      fc.property(history, history, history, (a, b, c) => {
        const joined = historyText(joinHistories(joinHistories(a, b), c));
        expect(historyText(joinHistories(joinHistories(c, a), b))).toBe(joined);
        expect(historyText(joinHistories(a, joinHistories(b, c)))).toBe(joined);
        expect(historyText(joinHistories(parseHistory(joined), b))).toBe(joined);
      }),
    );
  });

  test('come back from their cell as they were', () => {
    fc.assert(
      fc.property(history, (marks) => {
        expect(parseHistory(historyText(marks))).toEqual(marks);
      }),
    );
  });

  test('keep a bounded number of bounces, the newest', () => {
    const many = Array.from({ length: 60 }, (_, day) => ({ day, word: 'full', tag: '' }) as const);
    expect(tidyHistory(many).map(({ day }) => day)).toEqual(Array.from({ length: 20 }, (_, n) => 40 + n));
  });

  test.each([
    '',
    'soon full',
    '2026-02-30 full',
    '2026-03-01 nothing',
    '2026-03-01',
    'full 2026-03-01',
    '2026-03-01 delivered twice',
  ])('%j is no mark', (text) => expect(parseMark(text)).toBeNull());
});

test('a tag is one line without what parts marks, and no mail id is in it', () => {
  expect(markTag(' May + June\r\nsale\u202e ')).toBe('May - June sale');
  expect(campaignTag('spring', 'id-1')).toBe('spring');
  expect(campaignTag('', 'id-1@send.example')).toMatch(/^~[0-9a-z]{1,7}$/);
  expect(campaignTag('', 'id-1')).not.toBe(campaignTag('', 'id-2'));
  expect(campaignTag('a@b.example', '')).toBe('a-b.example');
  expect(campaignTag('', '')).toBe('');
});

const day = (text: string) => Math.floor(Date.parse(text) / 86_400_000);
const rules = repeatRules(day('2026-06-01'));
const judge = (
  reason: 'soft-bounce' | 'hard-bounce' | 'complaint' | 'manual',
  created: string | null,
  cell: string,
) =>
  judgeLine(
    { reason, createdDay: created === null ? null : day(created), count: 1, history: parseHistory(cell) },
    rules,
  );

describe('a line with a history', () => {
  test.each([
    [
      'one campaign is not enough',
      '2026-05-01 full spring',
      { kind: 'counts', repeats: { campaigns: 1, needed: 3 } },
    ],
    [
      'many bounces of one campaign are one',
      '2026-05-01 full spring + 2026-05-02 full spring + 2026-05-03 full spring',
      { kind: 'counts', repeats: { campaigns: 1 } },
    ],
    [
      'a bounce that two sources tell of on one day is one',
      '2026-05-01 full spring + 2026-05-01 full ~1x + 2026-05-01 full',
      { kind: 'counts', repeats: { campaigns: 1 } },
    ],
    [
      'three campaigns are',
      '2026-04-01 full a + 2026-05-01 full b + 2026-05-20 full c',
      { kind: 'suppresses', repeats: { campaigns: 3 } },
    ],
    [
      'two are where the mailbox may not exist',
      '2026-04-01 unknown-user-temp a + 2026-05-01 unknown-user-temp b',
      { kind: 'suppresses', repeats: { campaigns: 2 } },
    ],
    [
      'one that a log without a name and a mail with one tell on days beside each other is one',
      '2026-05-01 full ~1x + 2026-05-02 full spring',
      { kind: 'counts', repeats: { campaigns: 1 } },
    ],
    [
      'two that have other ids are two, however near their days',
      '2026-05-01 full ~1x + 2026-05-02 full spring + 2026-05-02 full ~2x + 2026-05-03 full ~3x',
      { kind: 'suppresses', repeats: { campaigns: 3 } },
    ],
    [
      'one that is named stands for one of those beside it, not for both',
      '2026-05-01 full ~1x + 2026-05-02 full spring + 2026-05-03 full ~3x',
      { kind: 'counts', repeats: { campaigns: 2 } },
    ],
    ['old ones that were too few are forgotten', '2026-01-01 full a', { kind: 'forgotten' }],
    [
      'those before a delivery do not count',
      '2026-05-01 full a + 2026-05-02 full b + 2026-05-10 delivered + 2026-05-20 full c',
      { kind: 'counts', repeats: { campaigns: 1 } },
    ],
  ])('soft: %s', (_, cell, standing) => {
    expect(judge('soft-bounce', '2026-05-20', cell)).toMatchObject(standing);
  });

  test.each([
    [
      'a later delivery shows that a hard bounce was wrong',
      'hard-bounce',
      '2026-05-02 delivered',
      'recovered',
    ],
    ['one of the same day does not', 'hard-bounce', '2026-05-01 delivered', 'suppresses'],
    ['what was taken back does not hold', 'manual', '2026-05-01 released by phone', 'released'],
    ['a release that is yet to come does not', 'manual', '2099-05-01 released by phone', 'suppresses'],
    ['nor a delivery that is', 'hard-bounce', '2099-05-02 delivered', 'suppresses'],
    ['a complaint is never taken back', 'complaint', '2026-05-09 released by phone', 'suppresses'],
    ['nor does it recover', 'complaint', '2026-05-09 delivered', 'suppresses'],
  ] as const)('%s', (_, reason, cell, kind) => {
    expect(judge(reason, '2026-05-01', cell)).toMatchObject({ kind });
  });

  test('a bounce after it was taken back suppresses again, one without a date does not', () => {
    expect(judge('hard-bounce', '2026-05-02', '2026-05-01 released x')).toMatchObject({ kind: 'suppresses' });
    expect(judge('manual', null, '2026-05-01 released x')).toEqual({ kind: 'released' });
    expect(judge('manual', null, '')).toMatchObject({ kind: 'suppresses' });
  });

  test('a disabled mailbox may be tried again after 90 days', () => {
    expect(judge('hard-bounce', '2026-02-01', '2026-02-01 disabled a')).toEqual({
      kind: 'suppresses',
      repeats: null,
      retestFromDay: day('2026-02-01') + 90,
    });
    expect(judge('hard-bounce', '2026-02-02', '2026-02-01 disabled a')).toMatchObject({
      retestFromDay: null,
    });
  });
});

describe('the numbers of a policy', () => {
  const soft = (count: number, cell: string) =>
    ({
      target: { kind: 'address', address: 'ann@mail.example' },
      reason: 'soft-bounce',
      detail: 'unspecified',
      scope: 'global',
      createdDay: day('2026-05-20'),
      expiresDay: null,
      count,
      history: parseHistory(cell),
    }) as const;
  const three = '2026-04-01 full a + 2026-05-01 full b + 2026-05-20 full c';
  const under = (softSuppressAfter: number, full: number) =>
    repeatRules(day('2026-06-01'), { softSuppressAfter, suppressAfter: { ...repeatedClasses, full } });

  test.each([
    // what only counts needs, what full needs, what stands in the table for three full campaigns
    [3, 3, 3],
    [5, 3, 5],
    [1, 3, 3],
    [3, 5, 1],
    [5, 5, 3],
    [10, 5, 6],
    [3, 4, 2],
  ])('where counts need %i and full needs %i, three times full stands as %i', (counted, full, count) => {
    expect(statementInForce(soft(1, three), under(counted, full))).toMatchObject({
      holds: true,
      row: { count },
    });
    // because both are compared with the same number, the class alone decides
    expect(count >= counted).toBe(full <= 3);
  });
});
