import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { digestFacts, isQuietWeek } from '../../../src/core/post/digest-facts.ts';
import {
  approvalOf,
  failedCheck,
  minutesOn,
  outcomeOf,
  overrideOf,
  passedCheck,
  workflowRun,
} from './run-records.ts';

const untilMs = minutesOn(3 * 1440);
const old = -10 * 1440;

function week(...campaigns: readonly (readonly LedgerRecord[])[]) {
  return digestFacts(
    campaigns.map((records, place) => ({ ledger: 'lists', campaign: `c${place}`, records })),
    untilMs,
  );
}

describe('the digest', () => {
  test('counts the newest decision of each campaign within the week', () => {
    const failed = failedCheck(10);
    const override = overrideOf(failed, 20);
    const { checked, failed: named } = week(
      [passedCheck(0), failed],
      [passedCheck(0)],
      [failed, override, approvalOf(failed, 30, override)],
      [passedCheck(old)],
      [passedCheck(3 * 1440)],
    );
    expect(checked).toEqual({ passed: 1, warned: 0, failed: 1, overridden: 1, unchecked: 0 });
    expect(named).toEqual([{ ledger: 'lists', campaign: 'c0' }]);
  });

  test('ranks sends by what really happened, and counts those that ended inside the range', () => {
    const check = passedCheck(old);
    const { sends, inside, projected } = week(
      [check, outcomeOf(check, 5, { hard: 600, soft: 0 })],
      [check, outcomeOf(check, 5, { hard: 120, soft: 0 })],
      [outcomeOf(check, 5, { hard: 240, soft: 0, check: null })],
      [check, outcomeOf(check, old + 5, { hard: 1 })],
    );
    expect(sends.map(({ campaign, point }) => [campaign, point.actual])).toEqual([
      ['c1', 0.01],
      ['c2', 0.02],
      ['c0', 0.05],
    ]);
    expect([inside, projected]).toEqual([1, 2]);
  });

  test('names sends that were due, could be sent and have no outcome', () => {
    const check = passedCheck(0);
    const sentAt = check.sendAt ?? '';
    const { missing } = week(
      [check],
      [failedCheck(0)],
      [check, outcomeOf(check, 2000)],
      [check, outcomeOf(check, 2000, { check: null, sentAt })],
      [passedCheck(0, { sendAt: new Date(untilMs + 1).toISOString() })],
    );
    expect(missing).toEqual([{ ledger: 'lists', campaign: 'c0', sendAt: check.sendAt }]);
  });

  test('tells the drift of the newest check of a ledger, and no older one', () => {
    const drift = { since: '2026-09-01T09:00:00.000Z', factor: 1.8, sources: [] };
    const drifting = passedCheck(0, { drift });
    expect(week([drifting]).drifts).toEqual([{ ledger: 'lists', drift }]);
    expect(week([drifting], [passedCheck(10, { run: workflowRun('4714') })]).drifts).toEqual([]);
  });

  test('is quiet when nothing happened', () => {
    expect(isQuietWeek(week([passedCheck(old, { sendAt: null })]))).toBe(true);
    expect(isQuietWeek(week())).toBe(true);
    expect(isQuietWeek(week([passedCheck(0)]))).toBe(false);
  });
});
