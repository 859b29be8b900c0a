import type { Tier } from '../../core/projection/tier.ts';

/** A tier in words. */
export const tierProse: Readonly<Record<Tier, string>> = {
  excellent: 'excellent',
  good: 'good',
  warning: 'warning',
  critical: 'critical',
  'blacklist-risk': 'risks blacklisting',
};
