import type { Problem } from '../finding.ts';
import type { OutcomeCounts } from './outcome-counts.ts';

type Counts = { readonly [Name in 'sent' | 'hard' | 'soft' | 'block']: OutcomeCounts[Name] | null };

/** The problem of more bounces than mails; null when there are not. */
export function moreBounces({ sent, hard, soft, block }: Counts): Problem | null {
  const bounces = (hard ?? 0) + (soft ?? 0) + (block ?? 0);
  return sent === null || bounces <= sent ? null : { code: 'outcome-more-bounces', args: { bounces, sent } };
}
