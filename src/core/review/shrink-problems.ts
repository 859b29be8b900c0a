import type { Problem } from '../finding.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { SuppressionChange } from './review-result.ts';

/** Above the fail limit the deletions look like an accident, and judging without them would let people through. */
export function shrinkProblems(
  { before, deleted, after }: SuppressionChange,
  policy: Pick<CampaignPolicy, 'suppressionShrink'>,
): Problem[] {
  const { fail } = policy.suppressionShrink;
  if (fail === null || before === 0 || deleted / before <= fail) return [];
  return [{ code: 'suppression-shrunken', args: { before, after, deleted, limit: fail } }];
}
