import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { recordSchemas } from '../../../src/core/ledger/ledger-record.ts';
import { cardFacts } from '../../../src/core/post/card-facts.ts';
import {
  approvalOf,
  failedCheck,
  minutesOn,
  outcomeOf,
  overrideOf,
  passedCheck,
  uncheckedCheck,
  workflowRun,
} from './run-records.ts';

const failed = failedCheck(0);
const override = overrideOf(failed, 10);

function factsOf(records: readonly LedgerRecord[], minutes = 60, run = '4711') {
  const facts = cardFacts(records, { run, nowMs: minutesOn(minutes) });
  if (facts === null) throw new Error('no check of the run');
  return facts;
}

describe('the facts of a card', () => {
  test('rest on records that the ledger takes', () => {
    const records = [failed, passedCheck(1), uncheckedCheck(2), override, approvalOf(failed, 3)];
    for (const record of [...records, outcomeOf(failed, 4)]) {
      expect(recordSchemas[record.kind].safeParse(record).error).toBeUndefined();
    }
  });

  test.each([
    ['passed', [passedCheck(0, { run: workflowRun('4711') })]],
    ['warned', [failedCheck(0, { verdict: 'warn' })]],
    ['failed', [failed]],
    ['unchecked', [uncheckedCheck(0, { run: workflowRun('4711') })]],
    ['overridden', [failed, override]],
    ['overridden', [failed, override, approvalOf(failed, 20, override)]],
    ['overridden', [override, failedCheck(20, { verdict: 'warn' })]],
    ['failed', [failed, overrideOf(failed, 10, { digests: { ...override.digests, list: '9'.repeat(64) } })]],
    ['failed', [failed, overrideOf(failed, 10, { campaign: 'june' })]],
    ['failed', [failedCheck(0, { digests: { ...failed.digests, list: null } }), override]],
  ] as const)('are %s', (decision, records) => {
    expect(factsOf(records).decision).toBe(decision);
  });

  test('an override that ended unused leaves the check failed, and is told', () => {
    const { decision, override: told } = factsOf([failed, override], 800);
    expect([decision, told?.state]).toEqual(['failed', 'over']);
    const later = factsOf([override, failedCheck(20, { verdict: 'warn' })], 800);
    expect([later.decision, later.override?.state]).toEqual(['failed', 'over']);
  });

  test('an override without the signature that the policy asks for does not count', () => {
    const signed = failedCheck(0, {
      rules: { overrideCeiling: 0.1, signed: true, approvalMaxAgeDays: 1, slackChannel: null },
    });
    const facts = factsOf([signed, overrideOf(signed, 10)]);
    expect([facts.decision, facts.override?.state]).toEqual(['failed', 'unsigned']);
  });

  test('an override that was used or over before the check has no part in it', () => {
    const again = failedCheck(900);
    expect(factsOf([failed, override, again], 901).override).toBeNull();
    const used = [failed, override, approvalOf(failed, 20, override), failedCheck(30)];
    expect(factsOf(used, 40)).toMatchObject({ decision: 'failed', override: null });
  });

  test('the newest attempt of the run speaks, whatever came in between', () => {
    const between = passedCheck(10);
    const again = failedCheck(20, { run: workflowRun('4711', 2), verdict: 'pass' });
    const facts = factsOf([failed, between, again]);
    expect(facts).toMatchObject({ check: again, attempts: 2, decision: 'passed', newer: null });
    expect(factsOf([failed, between, again], 60, '4712').newer).toBe(again);
  });

  test('a run without a workflow is its check', () => {
    const local = failedCheck(0, { run: null });
    expect(factsOf([local], 60, local.id).check).toBe(local);
    expect(cardFacts([local], { run: '4711', nowMs: minutesOn(1) })).toBeNull();
  });

  test('the run before, the newer run, the send and its approval are found', () => {
    const before = passedCheck(-60);
    const newer = passedCheck(60, { run: workflowRun('4713') });
    const outcome = outcomeOf(failed, 50, { hard: 600, soft: 0 });
    const records = [before, failed, approvalOf(failed, 40), outcome, newer];
    expect(factsOf(records)).toMatchObject({
      previous: before,
      newer,
      send: { actual: 0.05, inside: true },
      approval: { kind: 'approval' },
    });
    expect(factsOf([before], 0, '4712')).toMatchObject({ previous: null, newer: null, send: null });
  });

  test('a corrected outcome replaces the first', () => {
    const first = outcomeOf(failed, 50, { hard: 600 });
    const second = outcomeOf(failed, 60, { hard: 120, soft: 0, replaces: first.id, sentAt: first.sentAt });
    expect(factsOf([failed, first, second]).send?.actual).toBe(0.01);
  });

  test('reasons that fail come first, with the numbers that the record has', () => {
    const [main, second] = factsOf([failed]).reasons;
    expect(main).toEqual({
      code: 'total-rate',
      severity: 'fail',
      measured: 0.055,
      limit: 0.05,
      interval: { low: 0.045, high: 0.066 },
    });
    expect(second).toMatchObject({ code: 'hard-rate', severity: 'fail', limit: 0.02 });
    const mixed = failedCheck(0, {
      reasons: ['suppressed-hard-bounce', 'a-rule-of-later', 'suppressed-complaint'],
    });
    expect(factsOf([mixed]).reasons.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'fail suppressed-complaint',
      'warn suppressed-hard-bounce',
    ]);
  });

  test('the risk fails once a send was recorded', () => {
    const check = (campaigns: number) =>
      failedCheck(0, { reasons: ['total-risk'], history: { campaigns, tip: null } });
    expect(factsOf([check(0)]).reasons[0]).toMatchObject({ severity: 'warn', measured: 0.8, limit: 0.2 });
    expect(factsOf([check(1)]).reasons[0]?.severity).toBe('fail');
  });

  test('the main cause counts each recipient once, hard bounces of both kinds together', () => {
    expect(factsOf([failed]).cause).toEqual({ group: 'hard-unknown-user', recipients: 500 });
    const aged = failedCheck(0, { exposures: { hard: [['decay:consumer', 0, 9, 5, 1]], soft: [] } });
    expect(factsOf([aged]).cause).toBeNull();
    const both = failedCheck(0, {
      exposures: { hard: [['entry:purchased', 0, 90, 5, 1]], soft: [['soft-history', 0, 9, 1, 1]] },
    });
    expect(factsOf([both]).cause).toEqual({ group: 'never-delivered-purchased', recipients: 90 });
    const twice = failedCheck(0, {
      exposures: { hard: [['catch-all', 0, 90, 5, 1]], soft: [['catch-all', 0, 80, 2, 1]] },
    });
    expect(factsOf([twice]).cause).toEqual({ group: 'catch-all', recipients: 90 });
    expect(factsOf([uncheckedCheck(0, { run: workflowRun('4711') })]).cause).toBeNull();
  });

  test('what makes up less than a quarter of the expected bounces is no main cause', () => {
    const groups = ['catch-all', 'disposable', 'typo-domain', 'dead-domain'] as const;
    const spread = (largest: number) =>
      failedCheck(0, {
        exposures: {
          hard: groups.map((group, place) => [group, 0, 9, place === 0 ? largest : 19, 1]),
          soft: [],
        },
      });
    // 19 of 76 is a quarter, and 20 of 81 with a fifth group of 4 is less
    expect(factsOf([spread(19)]).cause?.group).toBe('catch-all');
    const more = spread(20);
    const fifth = { hard: [...more.exposures.hard], soft: more.exposures.soft };
    fifth.hard.push(['invalid-syntax', 0, 9, 4, 1]);
    expect(factsOf([{ ...more, exposures: fifth }]).cause).toBeNull();
  });

  test.each([
    ['opted-out', { reasons: ['total-rate', 'suppressed-unsubscribe'] }],
    ['above-ceiling', { rates: { ...failed.rates, total: [0.12, 0.1, 0.14] } }],
    ['list-too-small', { counts: { ...failed.counts, rows: 19 } }],
    ['list-too-small', { digests: { ...failed.digests, suppressions: null } }],
    [null, {}],
  ] as const)('%s keeps everybody from overriding', (bar, more) => {
    // because the table is of constants, whose lists are readonly
    const check = failedCheck(0, more as Partial<typeof failed>);
    expect(factsOf([check]).bar).toBe(bar);
  });

  test('a record without rules, and what needs no override, is told apart', () => {
    const { rules: _, ...old } = failed;
    expect(factsOf([old]).bar).toBe('rules-not-kept');
    expect(factsOf([failed, override]).bar).toBeNull();
  });
});
