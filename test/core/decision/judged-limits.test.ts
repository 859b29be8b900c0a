import { expect, test } from 'vitest';
import { limitsToReport } from '../../../src/core/decision/judged-limits.ts';
import { testPolicy } from '../check-text.ts';

test('the bands of the field and the limits of the policy are asked for once each, ascending', () => {
  const policy = {
    ...testPolicy,
    total: { warn: 0.02, fail: 0.03 },
    hard: { warn: null, fail: 0.007 },
    soft: { warn: 0.2, fail: null },
  };
  expect(limitsToReport(policy)).toEqual([0.007, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2]);
});
