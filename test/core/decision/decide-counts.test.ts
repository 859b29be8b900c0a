import { describe, expect, test } from 'vitest';
import type { Counts } from '../../../src/core/campaign-result.ts';
import { decideCounts } from '../../../src/core/decision/decide-counts.ts';
import type { CampaignPolicy } from '../../../src/core/policy/campaign-policy.ts';
import { suppressionReasons } from '../../../src/core/suppression/suppression-reason.ts';
import { testPolicy } from '../check-text.ts';

const none: Counts = {
  rows: 1000,
  recipients: 1000,
  invalid: 0,
  duplicates: 0,
  suppressed: 0,
  suppressedByReason: {
    complaint: 0,
    unsubscribe: 0,
    'hard-bounce': 0,
    invalid: 0,
    manual: 0,
    'soft-bounce': 0,
  },
  mailed: 1000,
  mailedAfterCleaning: 1000,
};

function decide(counts: Partial<Counts>, policy: Partial<CampaignPolicy> = {}) {
  return decideCounts({ ...none, ...counts }, { ...testPolicy, ...policy });
}

describe('suppressed recipients', () => {
  test.each(suppressionReasons)('one %s does what the policy says', (reason) => {
    const suppressedByReason = { ...none.suppressedByReason, [reason]: 1 };
    for (const rule of ['warn', 'fail'] as const) {
      const suppressed = { ...testPolicy.suppressed, [reason]: rule };
      expect(decide({ suppressedByReason }, { suppressed })).toEqual([
        { code: `suppressed-${reason}`, severity: rule, measured: 1, limit: 0 },
      ]);
    }
    const suppressed = { ...testPolicy.suppressed, [reason]: 'ignore' as const };
    expect(decide({ suppressedByReason }, { suppressed })).toEqual([]);
  });

  test('by default wishes of people and manual entries fail, bounces warn', () => {
    const suppressedByReason = Object.fromEntries(suppressionReasons.map((reason) => [reason, 2]));
    const reasons = decide({ suppressedByReason: { ...none.suppressedByReason, ...suppressedByReason } });
    expect(reasons.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'suppressed-complaint fail',
      'suppressed-unsubscribe fail',
      'suppressed-hard-bounce warn',
      'suppressed-invalid warn',
      'suppressed-manual fail',
      'suppressed-soft-bounce warn',
    ]);
  });

  test('are no reason when the sending service drops them itself', () => {
    const suppressedByReason = { ...none.suppressedByReason, complaint: 5 };
    expect(decide({ suppressedByReason }, { senderAppliesSuppression: true })).toEqual([]);
  });
});

describe.each([
  ['invalid', 'invalid-rows'],
  ['duplicates', 'duplicate-rows'],
] as const)('the share of %s rows', (name, code) => {
  const limit = { warn: 0.01, fail: 0.05 };
  test.each([
    [9, []],
    [10, [{ code, severity: 'warn', measured: 0.01, limit: 0.01 }]],
    [50, [{ code, severity: 'warn', measured: 0.05, limit: 0.01 }]],
    [51, [{ code, severity: 'fail', measured: 0.051, limit: 0.05 }]],
  ])('%d of 1,000 is judged: from the warn limit on, above the fail limit', (count, reasons) => {
    expect(decide({ [name]: count }, { [name]: limit })).toEqual(reasons);
  });

  test('a limit of 0 % speaks only when there is one', () => {
    expect(decide({}, { [name]: { warn: 0, fail: 0 } })).toEqual([]);
    expect(decide({ [name]: 1 }, { [name]: { warn: 0, fail: null } })).toMatchObject([{ severity: 'warn' }]);
    expect(decide({ [name]: 1 }, { [name]: { warn: 0, fail: 0 } })).toMatchObject([{ severity: 'fail' }]);
  });

  test('without limits nothing is said', () => {
    expect(decide({ [name]: 999 }, { [name]: { warn: null, fail: null } })).toEqual([]);
  });
});
