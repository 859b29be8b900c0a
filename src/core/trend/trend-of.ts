import type { LedgerHistory, LedgerSend } from '../ledger/ledger-history.ts';

/** One recorded send: what was projected before it, and what happened. Rates are fractions of what was sent. */
export interface TrendPoint {
  readonly campaign: string;
  /** ISO 8601 in UTC. */
  readonly sentAt: string;
  readonly sent: number;
  /** Expected rate with its 90 % interval, as the check said it; null when no check of the send is on the ledger. */
  readonly projected: { readonly expected: number; readonly low: number; readonly high: number } | null;
  readonly actual: number;
  readonly hard: number;
  /** Null where the sending tool does not count them. */
  readonly soft: number | null;
  readonly block: number | null;
  /** Whether the actual rate lay in the interval; null without a projection. */
  readonly inside: boolean | null;
  /** Limits on the total rate that the check had. */
  readonly warn: number | null;
  readonly fail: number | null;
}

/** Projected and actual rates over time. */
export interface Trend {
  /** Null for all campaigns together. */
  readonly campaign: string | null;
  readonly points: readonly TrendPoint[];
  /** Sends that are older than the ones shown. */
  readonly earlier: number;
  /** Of the sends shown with a projection, how many ended inside its interval. */
  readonly inside: number;
  readonly projected: number;
}

/** The last `limit` recorded sends of a campaign, or of all, in order of sending. */
export function trendOf(
  { sends }: LedgerHistory,
  {
    campaign,
    limit,
    asOfMs,
  }: { readonly campaign: string | null; readonly limit: number; readonly asOfMs: number },
): Trend {
  const chosen = sends.filter(
    ({ outcome }) =>
      (campaign === null || outcome.campaign === campaign) && Date.parse(outcome.sentAt) <= asOfMs,
  );
  const points = chosen.slice(-limit).map(trendPoint);
  return {
    campaign,
    points,
    earlier: chosen.length - points.length,
    inside: points.filter(({ inside }) => inside === true).length,
    projected: points.filter(({ projected }) => projected !== null).length,
  };
}

/** One send as a point of the trend; soft bounces and blocks that were not counted add nothing. */
export function trendPoint({ outcome, check }: LedgerSend): TrendPoint {
  const { sent, hard, soft, block } = outcome;
  const actual = (hard + (soft ?? 0) + (block ?? 0)) / sent;
  const [expected = 0, low = 0, high = 1] = check?.rates?.total ?? [];
  const projected = check === null || check.rates === null ? null : { expected, low, high };
  return {
    campaign: outcome.campaign,
    sentAt: outcome.sentAt,
    sent,
    projected,
    actual,
    hard: hard / sent,
    soft: soft === null ? null : soft / sent,
    block: block === null ? null : block / sent,
    inside: projected === null ? null : actual >= low && actual <= high,
    warn: check?.limits.total.warn ?? null,
    fail: check?.limits.total.fail ?? null,
  };
}
