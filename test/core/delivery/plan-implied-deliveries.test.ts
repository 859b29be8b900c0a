import { describe, expect, test } from 'vitest';
import { planImpliedDeliveries } from '../../../src/core/delivery/plan-implied-deliveries.ts';
import { asOfMs } from '../check-text.ts';
import { dayAgo, digestOf, ledgerOf, type PastSend, planOf } from './past-sends.ts';

test('a send whose list and number are known is read from the commit of its check', () => {
  expect(planOf({ daysAgo: 30, outcome: { hard: 3, soft: 4, block: 5 } })).toEqual({
    sends: [{ day: dayAgo(30), sent: 1000, hard: 3, otherBounces: 9, uncleaned: 0 }],
    lists: [
      {
        digest: digestOf(0),
        emailColumn: null,
        places: [{ path: 'lists/june.csv', commit: 'c'.repeat(40) }],
        sends: [0],
      },
    ],
    skipped: [],
  });
});

test('a check outside of workflows has no commit, so its list is looked for in the history', () => {
  const [list] = planOf({ daysAgo: 30, commit: null }).lists;
  expect(list?.places).toEqual([{ path: 'lists/june.csv', commit: null }]);
});

test.each<[string, PastSend, readonly string[]]>([
  ['bounces may still come in for five days', { daysAgo: 4 }, ['waiting']],
  ['five days are enough', { daysAgo: 5 }, []],
  ['a list of a few rows has no digest', { daysAgo: 30, digest: null }, ['no-check']],
  [
    'a check without a verdict counted nothing',
    { daysAgo: 30, check: { verdict: 'unchecked' } },
    ['no-check'],
  ],
  ['2 % fewer may have left since the check', { daysAgo: 30, outcome: { sent: 980 } }, []],
  ['3 % fewer is another list', { daysAgo: 30, outcome: { sent: 970 } }, ['other-size']],
  ['3 % more is another list', { daysAgo: 30, outcome: { sent: 1030 } }, ['other-size']],
  [
    'the cleaned list may have been sent',
    { daysAgo: 30, counts: { mailedAfterCleaning: 900 }, outcome: { sent: 900 } },
    [],
  ],
  [
    'what lies between both is neither',
    { daysAgo: 30, counts: { mailedAfterCleaning: 900 }, outcome: { sent: 950 } },
    ['other-size'],
  ],
  [
    'a list nobody of which would be mailed',
    { daysAgo: 30, counts: { mailed: 0, mailedAfterCleaning: 0 } },
    ['other-size'],
  ],
])('%s', (_, send, skipped) => {
  const plan = planOf(send);
  expect(plan.skipped).toEqual(skipped);
  expect(plan.lists).toHaveLength(1 - skipped.length);
});

test('an outcome that names no check tells no list', () => {
  const { sends } = ledgerOf({ daysAgo: 30 });
  const unknown = { ...ledgerOf(), sends: sends.map((send) => ({ ...send, check: null })) };
  const plan = planImpliedDeliveries(unknown, { asOfMs, emailColumnOf: () => undefined });
  expect(plan).toEqual({ sends: [], lists: [], skipped: ['no-check'] });
});

test('a send after the day of the check is none of the past', () => {
  expect(planOf({ daysAgo: -1 })).toEqual({ sends: [], lists: [], skipped: [] });
});

describe('many sends', () => {
  test('the newest twelve that can be used are read, newest first', () => {
    const sends = Array.from({ length: 20 }, (_, week): PastSend => ({ daysAgo: 7 * (week + 1) }));
    const unusable = { daysAgo: 10, outcome: { sent: 1 } };
    const plan = planOf(unusable, ...sends);
    expect(plan.sends.map(({ day }) => day)).toEqual(
      Array.from({ length: 12 }, (_, week) => dayAgo(7 * (week + 1))),
    );
    expect(plan.skipped).toEqual(['other-size']);
  });

  test('a content that was sent again is read once, whatever campaign sent it', () => {
    const july = { check: { campaign: 'july', list: 'lists/july.csv' }, outcome: { campaign: 'july' } };
    const digest = digestOf(0);
    const { lists } = planOf({ daysAgo: 30 }, { daysAgo: 40, digest }, { daysAgo: 50, digest, ...july });
    expect(lists).toHaveLength(1);
    expect(lists[0]).toMatchObject({
      sends: [0, 1, 2],
      places: [{ path: 'lists/june.csv' }, { path: 'lists/july.csv' }],
    });
  });

  test('the same content with another column as its address is another list', () => {
    const july = { check: { campaign: 'july' }, outcome: { campaign: 'july' } };
    const ledger = ledgerOf({ daysAgo: 30 }, { daysAgo: 40, digest: digestOf(0), ...july });
    const emailColumnOf = (campaign: string) => (campaign === 'july' ? 'Work mail' : undefined);
    const { lists } = planImpliedDeliveries(ledger, { asOfMs, emailColumnOf });
    expect(lists.map(({ emailColumn, sends }) => [emailColumn, sends])).toEqual([
      [null, [0]],
      ['Work mail', [1]],
    ]);
  });
});
