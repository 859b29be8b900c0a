import { describe, expect, test } from 'vitest';
import { decideRates } from '../../../src/core/decision/decide-rates.ts';
import { judgedRates, limitsToReport } from '../../../src/core/decision/judged-limits.ts';
import type { CampaignPolicy } from '../../../src/core/policy/campaign-policy.ts';
import type { Projection } from '../../../src/core/projection/project.ts';
import type { RateEstimate } from '../../../src/core/projection/rate-estimate.ts';
import { testPolicy } from '../check-text.ts';

const off = { warn: null, fail: null };

describe.each(judgedRates)('the %s rate', (rate) => {
  const limits = { total: off, hard: off, soft: off, [rate]: { warn: 0.02, fail: 0.05 } };

  function decide(
    expected: number,
    above: { readonly warn?: number; readonly fail?: number } = {},
    policy: Partial<CampaignPolicy> = {},
    sends = 1,
  ) {
    const rules = { ...testPolicy, ...limits, ...policy };
    const chance = new Map([
      [0.02, above.warn ?? 0],
      [0.05, above.fail ?? 0],
    ]);
    const probabilityAbove = limitsToReport(rules).map((limit) => chance.get(limit) ?? 0);
    const quiet: RateEstimate = {
      expected: 0,
      low: 0,
      high: 0,
      expectedCount: 0,
      variance: 0,
      probabilityAbove: probabilityAbove.map(() => 1),
    };
    const projection: Projection = {
      recipients: 1000,
      hard: quiet,
      soft: quiet,
      total: quiet,
      byComponent: [],
      bySource: [],
      [rate]: { ...quiet, expected, probabilityAbove },
    };
    return decideRates(projection, rules, sends).map(({ code, severity, limit }) => [code, severity, limit]);
  }

  test.each([
    [0.0199, []],
    [0.02, [[`${rate}-rate`, 'warn', 0.02]]],
    [0.05, [[`${rate}-rate`, 'warn', 0.02]]],
    [0.0501, [[`${rate}-rate`, 'fail', 0.05]]],
  ])(
    'expected at %d is judged: warns from the warn limit on, fails above the fail limit',
    (expected, reasons) => {
      expect(decide(expected)).toEqual(reasons);
    },
  );

  test('warns when passing the warn limit is an even chance', () => {
    expect(decide(0.01, { warn: 0.499 })).toEqual([]);
    expect(decide(0.01, { warn: 0.5 })).toEqual([[`${rate}-rate`, 'warn', 0.02]]);
  });

  const atRisk = { warn: 0.4, fail: 0.2 };
  test('fails when the chance of passing the fail limit reaches the risk', () => {
    expect(decide(0.01, { ...atRisk, fail: 0.199 })).toEqual([]);
    expect(decide(0.01, atRisk)).toEqual([[`${rate}-risk`, 'fail', 0.2]]);
  });

  test('the risk only warns while no send is recorded, unless the policy is strict', () => {
    expect(decide(0.01, atRisk, {}, 0)).toEqual([[`${rate}-risk`, 'warn', 0.2]]);
    expect(decide(0.01, atRisk, { strict: true }, 0)).toEqual([[`${rate}-risk`, 'fail', 0.2]]);
  });

  test('a risk that is off is not judged', () => {
    expect(decide(0.01, { fail: 1 }, { risk: null })).toEqual([]);
  });

  test('each limit works alone', () => {
    expect(decide(0.5, { warn: 1 }, { [rate]: { warn: 0.02, fail: null } })).toEqual([
      [`${rate}-rate`, 'warn', 0.02],
    ]);
    expect(decide(0.04, { fail: 0 }, { [rate]: { warn: null, fail: 0.05 } })).toEqual([]);
  });
});
