import { describe, expect, test } from 'vitest';
import { ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { CheckRecord } from '../../../src/core/ledger/ledger-record.ts';
import { chooseDue, type ScheduledCampaign } from '../../../src/core/schedule/choose-due.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';
import { exampleCheck } from '../ledger/example-records.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const result = await checkText(lines(healthyHeader, ...healthyRows(30)));

function campaign(name: string, hoursAhead: number | null): ScheduledCampaign {
  const sendAtMs = hoursAhead === null ? null : asOfMs + hoursAhead * hourMs;
  return { campaign: name, sendAtMs, approvalMaxAgeDays: 1, asOfMs };
}

function checked(hoursAgo: number, change: Partial<CheckRecord> = {}): CheckRecord {
  return { ...exampleCheck(result, asOfMs - hoursAgo * hourMs), ...change };
}

function choose(campaigns: readonly ScheduledCampaign[], checks: readonly CheckRecord[] = []) {
  return chooseDue(campaigns, dayMs, ledgerHistory(checks, null));
}

describe('what is due', () => {
  test.each([
    [0, true],
    [24, true],
    [24.1, false],
    [-0.1, false],
    [null, true],
  ])('a send %s hours ahead is due within a day: %s', (hours, due) => {
    expect(choose([campaign('june', hours)]).due.length).toBe(due ? 1 : 0);
  });

  test('the rest is counted, and the next send named', () => {
    const all = [
      campaign('a', 5),
      campaign('b', 90),
      campaign('c', 48),
      campaign('d', -30),
      campaign('e', null),
    ];
    expect(choose(all)).toMatchObject({
      due: [{ campaign: 'a' }, { campaign: 'e' }],
      schedule: { dueWithinHours: 24, notDue: 3, untimed: 1, next: { campaign: 'c' } },
    });
  });
});

describe('a send that went by', () => {
  const gone = [campaign('june', -3)];
  const old = checked(200);
  const missed = (checks: readonly CheckRecord[]) => choose(gone, checks).schedule.missed.length;

  test.each([
    ['without a check', [old], 1],
    ['with a passing check the day before', [old, checked(20)], 0],
    ['with a warning the day before', [old, checked(20, { verdict: 'warn' })], 0],
    ['with a failed check', [old, checked(20, { verdict: 'fail' })], 1],
    ['with a check that was too old', [old, checked(28)], 1],
    ['with a check after it', [old, checked(2)], 1],
    ['with the check of another campaign', [old, checked(20, { campaign: 'july' })], 1],
    ['before the ledger began', [checked(2)], 0],
    ['and no ledger', [], 0],
  ] as const)('%s', (_how, checks, expected) => {
    expect(missed(checks)).toBe(expected);
  });
});

describe('scheduled runs', () => {
  const run = (id: number, event = 'schedule') => ({
    repository: 'example/lists',
    commit: 'c'.repeat(40),
    id: String(id),
    attempt: 1,
    event,
  });
  const daily = [5, 4, 3, 2].map((days) => checked(days * 24, { run: run(days) }));
  const gap = (checks: readonly CheckRecord[]) => choose([campaign('june', 5)], checks).schedule.gap;

  test('that come every day and stopped two days ago were not dropped yet', () => {
    expect(gap(daily)).toBeNull();
  });

  test('that stopped for three days were dropped', () => {
    const earlier = daily.map((check) => ({
      ...check,
      at: new Date(Date.parse(check.at) - dayMs).toISOString(),
    }));
    expect(gap(earlier)).toEqual({ hours: 72, usualHours: 24 });
  });

  test('are not known from other events, from one run with many checks, or from too few', () => {
    expect(gap(daily.map((check) => ({ ...check, run: run(1, 'push') })))).toBeNull();
    expect(gap(daily.map((check) => ({ ...check, run: run(1) })))).toBeNull();
    expect(gap(daily.slice(0, 3).map((check) => ({ ...check, at: '2026-01-01T00:00:00.000Z' })))).toBeNull();
  });
});
