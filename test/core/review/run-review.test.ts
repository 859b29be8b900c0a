import { expect, test } from 'vitest';
import { type Verdict, verdicts } from '../../../src/core/campaign-result.ts';
import type { ReviewResult } from '../../../src/core/review/review-result.ts';
import { runReview } from '../../../src/core/review/run-review.ts';
import { healthyList, reviewTexts } from './review-text.ts';

const commits = { base: 'a', head: 'b' };
const review = await reviewTexts({ list: healthyList(20) }, { list: healthyList(20) });
const withVerdict = (verdict: Verdict): ReviewResult => ({ ...review, verdict });

test('the verdict of a change is the worst of its campaigns, in any order', () => {
  for (const one of verdicts) {
    for (const other of verdicts) {
      const worst = verdicts[Math.max(verdicts.indexOf(one), verdicts.indexOf(other))];
      expect(runReview(commits, [withVerdict(one), withVerdict(other)], []).verdict).toBe(worst);
    }
  }
});

test('a change that touches no campaign passes', () => {
  expect(runReview(commits, [], []).verdict).toBe('pass');
});

test('a problem of the run leaves it unchecked, whatever the campaigns are', () => {
  const problem = { code: 'git-not-installed', args: {} } as const;
  expect(runReview(commits, [withVerdict('pass')], [problem]).verdict).toBe('unchecked');
});
