import { describe, expect, test } from 'vitest';
import { smallestChange } from '../../../src/core/question/smallest-change.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';
import { exampleCheck } from '../ledger/example-records.ts';
import { failedCheck, passedCheck, uncheckedCheck } from '../post/run-records.ts';

const healthy = healthyRows(1000);
const bounced = (count: number, reason: string) => {
  const rows = healthy.slice(0, count).map((row) => `${row.split(',')[0]},${reason},2026-05-25`);
  return { 'a.csv': lines('email,reason,created_at', ...rows) };
};
const checkOf = (count: number, reason = 'hard-bounce') =>
  checkText(lines(healthyHeader, ...healthy), { suppressions: bounced(count, reason) });

describe('the smallest change that would pass', () => {
  test.each([60, 80, 150])(
    'is near what the check itself finds, with %i rows that bounced before',
    async (count) => {
      const result = await checkOf(count);
      const change = smallestChange(exampleCheck(result, asOfMs));
      const removed = (change?.removals ?? []).reduce((sum, { remove }) => sum + remove, 0);
      const exact = result.smallestFix;
      expect(result.verdict).toBe('fail');
      expect(change).toMatchObject({ reaches: true, removals: [{ of: count }] });
      // because a record has sums, and no row of its own
      const least = exact?.removed ?? 0;
      expect(removed).toBeGreaterThanOrEqual(least);
      expect(removed).toBeLessThanOrEqual(1.05 * least + 2);
      expect(change?.totalAfter).toBeCloseTo(exact?.totalAfter ?? 0, 2);
    },
  );

  test('is that all who asked not to be mailed go, where no rate is too high', async () => {
    const record = exampleCheck(await checkOf(7, 'unsubscribe'), asOfMs);
    expect(smallestChange(record)).toEqual({
      removals: [],
      suppressed: [{ reason: 'unsubscribe', count: 7 }],
      totalAfter: null,
      reaches: true,
    });
  });

  test('takes groups that people call by the same words as one', () => {
    const change = smallestChange(failedCheck(0));
    expect(change?.removals).toEqual([{ group: 'hard-unknown-user', remove: expect.any(Number), of: 500 }]);
  });

  test('does not reach where the bounces come from the age of the addresses', () => {
    const old = failedCheck(0, {
      exposures: { hard: [['decay:consumer', 0, 12_000, 588, 90]], soft: [['soft-base', 0, 12_000, 60, 1]] },
    });
    expect(smallestChange(old)).toMatchObject({ removals: [], reaches: false });
  });

  test('reaches below the limit where the chance of passing it failed too', () => {
    const history = { campaigns: 3, tip: null };
    const surely = smallestChange(failedCheck(0, { history, reasons: ['total-rate', 'total-risk'] }));
    const evenly = smallestChange(
      failedCheck(0, { history, reasons: ['total-rate'], limits: failedCheck(0).limits }),
    );
    expect(surely?.totalAfter).toBeLessThanOrEqual(evenly?.totalAfter ?? 0);
    const risky = failedCheck(0, {
      history,
      rates: { hard: [0.01, 0.006, 0.016], soft: [0.03, 0.02, 0.045], total: [0.045, 0.03, 0.065] },
      reasons: ['total-risk'],
    });
    expect(smallestChange(risky)?.totalAfter).toBeLessThan(0.045);
  });

  test('is none for a check that did not fail', () => {
    for (const check of [passedCheck(0), uncheckedCheck(0), failedCheck(0, { verdict: 'warn' })]) {
      expect(smallestChange(check)).toBeNull();
    }
  });
});
