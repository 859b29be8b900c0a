import { describe, expect, test } from 'vitest';
import type { Reason, ReasonCode } from '../../../src/core/campaign-result.ts';
import { applyWaivers } from '../../../src/core/decision/apply-waivers.ts';
import type { FindingCode } from '../../../src/core/finding.ts';
import type { Waiver } from '../../../src/core/policy/policy.ts';
import { asOfMs } from '../check-text.ts';

const waiver: Waiver = {
  code: 'suppressed-hard-bounce',
  scope: null,
  reason: 're-activated by phone',
  owner: '@ops',
  expires: '2026-12-31',
  expiresAtMs: asOfMs + 1,
  maxCount: null,
  line: 9,
};

function reason(code: ReasonCode): Reason {
  return { code, severity: 'fail', measured: 3, limit: 0 };
}

function apply(
  codes: readonly ReasonCode[],
  waivers: readonly Partial<Waiver>[],
  counts: Partial<Record<FindingCode, number>> = { 'suppressed-hard-bounce': 3 },
) {
  const { reasons, findings } = applyWaivers(
    codes.map(reason),
    waivers.map((one) => ({ ...waiver, ...one })),
    { list: 'lists/june.csv', asOfMs, countOf: (code) => counts[code] ?? 0 },
  );
  return { reasons: reasons.map(({ code }) => code), findings: findings.map(({ code }) => code) };
}

const kept = { reasons: ['suppressed-hard-bounce'], findings: [] };
const lifted = { reasons: [], findings: [] };

describe('a waiver in force', () => {
  test('lifts the reason it names, and no other', () => {
    expect(apply(['suppressed-hard-bounce', 'suppressed-complaint'], [{}])).toEqual({
      reasons: ['suppressed-complaint'],
      findings: [],
    });
  });

  test.each([
    ['lists/june.csv', lifted],
    ['lists/*.csv', lifted],
    ['**/*.csv', lifted],
    ['lists/may.csv', kept],
    ['*.csv', kept],
    ['lists/{june,may}.csv', kept],
    ['!lists/may.csv', kept],
  ])('with the scope %s is judged by the path of the list', (scope, result) => {
    expect(apply(['suppressed-hard-bounce'], [{ scope }])).toEqual(result);
  });

  test.each([
    [2, { ...kept, findings: ['waiver-exceeded'] }],
    [3, lifted],
    [4, lifted],
  ])('for at most %d findings lifts nothing when there are more', (maxCount, result) => {
    expect(apply(['suppressed-hard-bounce'], [{ maxCount }])).toEqual(result);
  });

  test('rates cannot be waived', () => {
    const codes: ReasonCode[] = ['total-rate', 'hard-risk', 'suppression-old'];
    const waivers = [...codes, 'total-rate'].map((code) => ({ code }));
    expect(apply(codes, waivers).reasons).toEqual(codes);
  });

  test('a reason that several findings give needs a waiver for each that there is', () => {
    const counts = { 'invalid-address': 2, 'reserved-domain': 1 };
    expect(apply(['invalid-rows'], [{ code: 'invalid-address' }], counts).reasons).toEqual(['invalid-rows']);
    const both = [{ code: 'invalid-address' }, { code: 'reserved-domain' }];
    expect(apply(['invalid-rows'], both, counts).reasons).toEqual([]);
  });

  test('a reason without findings is not lifted', () => {
    expect(apply(['duplicate-rows'], [{ code: 'duplicate' }], {}).reasons).toEqual(['duplicate-rows']);
    expect(apply(['duplicate-rows'], [{ code: 'duplicate' }], { duplicate: 4 }).reasons).toEqual([]);
  });
});

describe('a waiver that does nothing', () => {
  test('has expired at the first instant after its last day, and says so', () => {
    expect(apply(['suppressed-hard-bounce'], [{ expiresAtMs: asOfMs }])).toEqual({
      reasons: ['suppressed-hard-bounce'],
      findings: ['waiver-expired'],
    });
  });

  test('expired elsewhere is not told here', () => {
    expect(apply([], [{ expiresAtMs: 0, scope: 'lists/may.csv' }]).findings).toEqual([]);
  });

  test('is told to be unused only when it is for this very list', () => {
    expect(apply([], [{ code: 'duplicate', scope: 'lists/june.csv' }]).findings).toEqual(['waiver-unused']);
    expect(apply([], [{ code: 'duplicate', scope: 'lists/*.csv' }]).findings).toEqual([]);
    expect(apply([], [{ code: 'duplicate', scope: null }]).findings).toEqual([]);
    expect(apply([], [{ scope: 'lists/june.csv' }]).findings).toEqual([]);
  });

  test('for at most some findings is told where there are more, with both numbers', () => {
    const context = { list: 'lists/june.csv', asOfMs, countOf: () => 3 };
    const { findings } = applyWaivers([], [{ ...waiver, maxCount: 2 }], context);
    expect(findings).toMatchObject([
      { code: 'waiver-exceeded', args: { waiver: 'suppressed-hard-bounce', count: 3, most: 2 } },
    ]);
    expect(applyWaivers([], [{ ...waiver, maxCount: 2, expiresAtMs: 0 }], context).findings).toMatchObject([
      { code: 'waiver-expired' },
    ]);
  });
});

describe('a waiver that means nothing', () => {
  test.each([
    ['its scope fits no list of the policy', { scope: 'lists/jun.csv', elsewhere: false }, 1],
    ['its scope fits only another list', { scope: 'lists/may.csv', elsewhere: true }, 0],
    ['nothing is to be waived, here or elsewhere', { code: 'duplicate', elsewhere: false }, 1],
    ['nothing is to be waived here', { code: 'duplicate', elsewhere: true }, 0],
    ['nobody looked at the other lists', { code: 'duplicate' }, 0],
  ])('because %s', (_why, change, told) => {
    expect(apply([], [change]).findings).toEqual(told === 1 ? ['waiver-unused'] : []);
  });
});
