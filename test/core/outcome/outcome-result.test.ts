import { describe, expect, test } from 'vitest';
import { type LedgerHistory, ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { LedgerRecord } from '../../../src/core/ledger/ledger-record.ts';
import { decideOutcome, type OutcomeInput } from '../../../src/core/outcome/decide-outcome.ts';
import { outcomeResult } from '../../../src/core/outcome/outcome-result.ts';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import { asOfMs } from '../check-text.ts';
import { inputOf, sampleCheck, sampleOutcome, sampleResult, totals } from './sample-send.ts';

const check = sampleCheck(5);
const cleaned = sampleResult.counts.mailedAfterCleaning;

function resultOf(records: readonly LedgerRecord[], input: OutcomeInput) {
  const history: LedgerHistory = ledgerHistory(records, null);
  const decided = decideOutcome(history, input);
  if (!decided.ok) throw new Error(decided.problem.code);
  const { sentAtFrom } = input.paired;
  const facts = { sentAtFrom, parameters: defaultParameters, nowMs: asOfMs, warnings: [] };
  return outcomeResult(history, decided.decision, facts);
}

function warningsOf(records: readonly LedgerRecord[], input: OutcomeInput) {
  return resultOf(records, input).warnings.map(({ code }) => code);
}

describe('what is said beside an outcome', () => {
  const earlier = sampleCheck(30);
  const byPostbox = sampleOutcome(earlier, { sender: 'postbox' });
  const young = sampleCheck(2);
  const assumed = { paired: { ...inputOf(check, totals(1, 0)).paired, sentAtFrom: 'check' as const } };
  const bySource = [{ source: 'wbe', sent: 300, hard: 2, soft: null }];
  test.each<[string, readonly LedgerRecord[], OutcomeInput]>([
    ['', [check], inputOf(check, totals(300, 12, 3))],
    ['', [check], inputOf(check, totals(cleaned, 2, 3))],
    ['no-check', [], inputOf(null, totals(300, 12, 3))],
    ['not-judged', [{ ...check, verdict: 'unchecked' }], inputOf(check, totals(300, 12, 3))],
    ['other-model', [{ ...check, model: '2' }], inputOf(check, totals(300, 12, 3))],
    ['other-size', [check], inputOf(check, totals(400, 12, 3))],
    ['other-sender', [earlier, byPostbox, check], inputOf(check, totals(300, 12, 3))],
    ['', [earlier, byPostbox, check], inputOf(check, totals(300, 12, 3), { sender: 'postbox' })],
    ['counted-early', [young], inputOf(young, totals(300, 12, 3))],
    ['send-time-assumed', [check], inputOf(check, totals(300, 12, 3), assumed)],
    ['unknown-sources', [check], inputOf(check, { ...totals(300, 2), bySource })],
  ])('%s', (expected, records, input) => {
    expect(warningsOf(records, input)).toEqual(expected === '' ? [] : [expected]);
  });

  test('a correction of the sender is no second sender', () => {
    const standing = sampleOutcome(check, { sent: 300, hard: 12, soft: 3, sender: 'postbox' });
    const input = inputOf(check, totals(300, 12, 3), { sender: 'mailchimp' });
    expect(warningsOf([check, standing], input)).toEqual([]);
  });
});

describe('what an outcome changes', () => {
  test('one more send is learnt from, once', () => {
    const first = resultOf([check], inputOf(check, totals(300, 12, 3)));
    expect(first.learntFrom).toEqual({ before: 0, after: 1 });
    const again = resultOf([check, first.record], inputOf(check, totals(300, 12, 3)));
    expect([again.kind, again.learntFrom]).toEqual(['already-recorded', { before: 0, after: 1 }]);
    const corrected = resultOf([check, first.record], inputOf(check, totals(300, 13, 3)));
    expect([corrected.kind, corrected.learntFrom]).toEqual(['correction', { before: 0, after: 1 }]);
  });

  test('a send of another size is not learnt from', () => {
    const { learntFrom, comparison } = resultOf([check], inputOf(check, totals(400, 12, 3)));
    expect([learntFrom, comparison]).toEqual([{ before: 0, after: 0 }, null]);
  });

  test('another sender takes its place', () => {
    const earlier = sampleCheck(30);
    const { learntFrom } = resultOf(
      [earlier, sampleOutcome(earlier, { sender: 'postbox' }), check],
      inputOf(check, totals(300, 12, 3)),
    );
    expect(learntFrom).toEqual({ before: 1, after: 1 });
  });
});

describe('what was projected and what came', () => {
  const projected = sampleResult.rates?.asCommitted;
  test('is compared in total, blocks with it', () => {
    const { comparison } = resultOf([check], inputOf(check, { ...totals(300, 12, 3), block: 3 }));
    expect(comparison).toMatchObject({ rate: 'total', actual: 18 / 300, place: 'inside', cleaned: false });
    expect(comparison?.projected.expected).toBeCloseTo(projected?.total.expected ?? 0, 5);
  });

  test('is compared for hard bounces where soft ones are not told', () => {
    const { comparison } = resultOf([check], inputOf(check, { ...totals(300, 12), block: 3 }));
    expect(comparison).toMatchObject({ rate: 'hard', actual: 12 / 300 });
    expect(comparison?.projected.expected).toBeCloseTo(projected?.hard.expected ?? 0, 5);
  });

  test('is compared with what cleaning leaves where that was sent', () => {
    const { comparison } = resultOf([check], inputOf(check, totals(cleaned, 15, 3)));
    expect(comparison).toMatchObject({ cleaned: true, place: 'inside' });
    const after = sampleResult.rates?.afterCleaning.total;
    expect(comparison?.projected.expected).toBeCloseTo(after?.expected ?? 0, 4);
    expect(comparison?.projected.high).toBeCloseTo(after?.high ?? 0, 3);
  });

  test.each([
    ['below', 0],
    ['inside', 15],
    ['above', 200],
  ])('%s the interval with %d bounces', (place, hard) => {
    expect(resultOf([check], inputOf(check, totals(300, hard, 0))).comparison?.place).toBe(place);
  });

  test('is not compared without a check', () => {
    expect(resultOf([], inputOf(null, totals(300, 12, 3))).comparison).toBeNull();
  });
});
