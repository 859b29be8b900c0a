import { describe, expect, test } from 'vitest';
import { campaignTrend } from '../../../src/core/question/campaign-trend.ts';
import { outcomeOf, passedCheck, uncheckedCheck } from '../post/run-records.ts';

const day = 1440;
const checks = Array.from({ length: 10 }, (_, place) => passedCheck(place * day));
const sends = checks
  .slice(0, 4)
  .map((check, place) => outcomeOf(check, place * day + 60, { hard: 60 * (place + 1) }));

describe('the trend of a campaign', () => {
  test('has the last checks and the last sends in order, a check and its send as one point', () => {
    const { points } = campaignTrend([...checks, ...sends], 3);
    const shown = points.map(({ at, send }) => [at.slice(0, 10), send?.actual ?? null]);
    expect(shown).toEqual([
      ['2026-11-21', 170 / 12_000],
      ['2026-11-22', 230 / 12_000],
      ['2026-11-23', 290 / 12_000],
      ['2026-11-27', null],
      ['2026-11-28', null],
      ['2026-11-29', null],
    ]);
  });

  test('has a check that was sent only once', () => {
    expect(campaignTrend([...checks.slice(0, 4), ...sends], 4).points).toHaveLength(4);
  });

  test('counts the sends that ended inside their range', () => {
    expect(campaignTrend([...checks, ...sends], 4)).toMatchObject({ inside: 2, compared: 4 });
  });

  test('leaves out checks that could not be done', () => {
    expect(campaignTrend([uncheckedCheck(0)], 8).points).toEqual([]);
  });

  test('has a send without a check, and compares it with nothing', () => {
    const trend = campaignTrend([{ ...outcomeOf(passedCheck(0), 5), check: null }], 8);
    expect(trend).toMatchObject({ points: [{ projected: null, send: { sent: 12_000 } }], compared: 0 });
  });
});
