import { describe, expect, test } from 'vitest';
import { outcomeOfSources, totalOutcome } from '../../../src/core/outcome/complete-outcome.ts';
import type { StatedOutcome } from '../../../src/core/outcome/read-stated-outcome.ts';

function stated(counts: Partial<StatedOutcome> = {}): StatedOutcome {
  const none = { sent: null, hard: null, soft: null, block: null, sentAt: null, sender: null };
  return { ...none, countedAtMs: 0, ...counts };
}

const sources = [
  { source: 'web', sent: 100, hard: 2, soft: 3 },
  { source: 'fair', sent: 50, hard: 5, soft: 0 },
];

describe('an outcome in total', () => {
  test('needs the mails and the hard bounces, and nothing else', () => {
    expect(totalOutcome(stated({ sent: 10, hard: 0 }))).toMatchObject({
      ok: true,
      counts: { sent: 10, hard: 0, soft: null, block: null, bySource: [], parts: [] },
    });
  });

  test.each([
    ['--sent', {}],
    ['--sent', { sent: 0, hard: 0 }],
    ['--hard', { sent: 10 }],
  ])('asks for %s when told %j', (argument, counts) => {
    const completed = totalOutcome(stated(counts));
    expect(completed.ok ? [] : completed.problems.map(({ args }) => args.argument)).toEqual([argument]);
  });
});

describe('an outcome by source', () => {
  test('is the sum of its sources', () => {
    expect(outcomeOfSources(stated({ block: 1 }), sources, 'counts.csv')).toEqual({
      ok: true,
      counts: { sent: 150, hard: 7, soft: 3, block: 1, bySource: sources, parts: [] },
    });
  });

  test('has the soft bounces that were said where no source tells them', () => {
    const untold = sources.map((row) => ({ ...row, soft: null }));
    const completed = outcomeOfSources(stated({ soft: 9 }), untold, 'counts.csv');
    expect(completed.ok && completed.counts.soft).toBe(9);
  });

  test.each<[string, Partial<StatedOutcome>, typeof sources]>([
    ['outcome-sums-differ', { sent: 151 }, sources],
    ['outcome-sums-differ', { hard: 8 }, sources],
    ['outcome-sums-differ', { soft: 0 }, sources],
    ['outcome-more-bounces', { block: 141 }, sources],
    ['outcome-no-rows', {}, [{ source: 'web', sent: 0, hard: 0, soft: 0 }]],
  ])('%s when told %j', (code, counts, rows) => {
    const completed = outcomeOfSources(stated(counts), rows, 'counts.csv');
    expect(completed.ok ? [] : completed.problems.map((problem) => problem.code)).toEqual([code]);
  });
});
