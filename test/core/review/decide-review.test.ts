import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaigns, listText, onFileText } from '../arbitrary-campaign.ts';
import { type ReviewOptions, reviewTexts } from './review-text.ts';

const rank = { pass: 0, warn: 1, fail: 2, unchecked: 3 } as const;
const shrink = { suppressionShrink: { warn: 0, fail: null } };

function versionOf({
  rows,
  onFile,
}: {
  readonly rows: readonly string[];
  readonly onFile: readonly string[];
}) {
  return { list: listText(rows), suppressions: onFileText(onFile) };
}

test('judging everything is never milder than judging what changes', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, campaigns, async (one, other) => {
      const judge = (options: ReviewOptions) => reviewTexts(versionOf(one), versionOf(other), options);
      const changes = await judge({ policy: shrink });
      const everything = await judge({ policy: { ...shrink, reviewJudges: 'everything' } });
      expect(rank[everything.verdict]).toBeGreaterThanOrEqual(rank[changes.verdict]);
    }),
    { numRuns: 60 },
  );
});

test('deleting suppressions never makes the verdict milder', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, campaigns, fc.nat(8), async (one, other, kept) => {
      const merged = [...one.onFile, ...other.onFile];
      const base = { list: listText(one.rows), suppressions: onFileText(merged) };
      const judge = (entries: readonly string[]) =>
        reviewTexts(
          base,
          { list: listText(other.rows), suppressions: onFileText(entries) },
          { policy: shrink },
        );
      const all = await judge(merged);
      const fewer = await judge(merged.slice(0, kept));
      expect(fewer.after?.counts).toEqual(all.after?.counts);
      expect(fewer.after?.rates).toEqual(all.after?.rates);
      expect(rank[fewer.verdict]).toBeGreaterThanOrEqual(rank[all.verdict]);
    }),
    { numRuns: 60 },
  );
});

test('a campaign without a base is judged as a check judges it', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, async (campaign) => {
      const review = await reviewTexts(null, versionOf(campaign));
      expect(review.verdict).toBe(review.after?.verdict);
      expect(review.reasons).toEqual(review.after?.reasons);
    }),
    { numRuns: 40 },
  );
});
