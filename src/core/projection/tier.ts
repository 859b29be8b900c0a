/** Bands of the expected total bounce rate, from best to worst. */
export const tiers = ['excellent', 'good', 'warning', 'critical', 'blacklist-risk'] as const;
export type Tier = (typeof tiers)[number];

/**
 * The band of an expected total bounce rate (a fraction), by the bands the field quotes: below 1 %, below 2 %, 2 to
 * 5 % with both ends, above 5 %, above 10 %.
 */
export function tierOf(expectedTotal: number): Tier {
  if (expectedTotal < 0.01) return 'excellent';
  if (expectedTotal < 0.02) return 'good';
  if (expectedTotal <= 0.05) return 'warning';
  return expectedTotal <= 0.1 ? 'critical' : 'blacklist-risk';
}
