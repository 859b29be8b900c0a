import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { reminderFacts } from '../../../src/core/post/reminder-facts.ts';
import {
  approvalOf,
  failedCheck,
  minutesOn,
  overrideOf,
  passedCheck,
  uncheckedCheck,
} from './run-records.ts';

const sendAtMs = minutesOn(1440);
const failed = failedCheck(0);

function lack(records: readonly LedgerRecord[], minutes = 1380, freshHours = 24) {
  return reminderFacts(records, { sendAtMs, nowMs: minutesOn(minutes), freshHours })?.lack ?? null;
}

describe('a send that is due', () => {
  test.each([
    ['pass', [failed]],
    ['pass', [passedCheck(0), failedCheck(10)]],
    ['verdict', [uncheckedCheck(0)]],
    [null, [passedCheck(0)]],
    [null, [failed, passedCheck(10)]],
    [null, [passedCheck(0, { verdict: 'warn' })]],
    [null, [failed, overrideOf(failed, 900)]],
    [null, [failed, approvalOf(failed, 10)]],
    [null, []],
  ] as const)('lacks %s', (expected, records) => {
    expect(lack(records)).toBe(expected);
  });

  test('lacks an override that lasts until it, while there is one', () => {
    const short = [failed, overrideOf(failed, 610)];
    expect([lack(short, 1200), lack(short, 1380)]).toEqual(['lasting-override', 'pass']);
  });

  test('lacks a fresh check when the one that passes is too old at the send', () => {
    const aged = (minutes: number) => lack([passedCheck(minutes)]);
    expect([aged(-1), aged(0)]).toEqual(['fresh-check', null]);
    const { rules: _, ...old } = passedCheck(0);
    expect([lack([old], 1380, 23), lack([old], 1380, 24)]).toEqual(['fresh-check', null]);
    const anyAge = passedCheck(-90_000, {
      rules: { overrideCeiling: null, signed: false, approvalMaxAgeDays: null, slackChannel: null },
    });
    expect(lack([anyAge])).toBeNull();
  });

  test('is no matter any more once it is over or was moved', () => {
    expect(lack([failed], 1440)).toBeNull();
    expect(lack([failedCheck(0, { sendAt: new Date(minutesOn(2000)).toISOString() })])).toBeNull();
    expect(lack([failedCheck(0, { sendAt: null })])).toBeNull();
  });
});
