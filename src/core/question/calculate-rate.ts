import type { WarnFail } from '../campaign-result.ts';
import { type Tier, tierOf, tiers } from '../projection/tier.ts';
import { compareToLimit, type LimitSide } from './compare-to-limit.ts';
import { exactInterval } from './exact-interval.ts';
import type { AskedCounts } from './question.ts';

/** What two counts say. */
export interface Calculation extends AskedCounts {
  /** A fraction, as its exact 95 % interval is. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly tier: Tier;
  /** True when the interval reaches over more than two neighbouring tiers, so that the counts decide nothing. */
  readonly tooFew: boolean;
  /** Null where there is no such limit. */
  readonly warn: { readonly limit: number; readonly side: LimitSide } | null;
  readonly fail: { readonly limit: number; readonly side: LimitSide } | null;
}

/** Judges counts that were typed in: rate, exact interval, tier, and on which side of the limits they lie. */
export function calculateRate({ bounced, sent }: AskedCounts, limits: WarnFail): Calculation {
  const rate = bounced / sent;
  const { low, high } = exactInterval(bounced, sent);
  const reach = tiers.indexOf(tierOf(high)) - tiers.indexOf(tierOf(low));
  const against = (limit: number | null) =>
    limit === null ? null : { limit, side: compareToLimit(bounced, sent, limit) };
  return {
    bounced,
    sent,
    rate,
    low,
    high,
    tier: tierOf(rate),
    tooFew: reach > 1,
    warn: against(limits.warn),
    fail: against(limits.fail),
  };
}
