import { type BounceClass, bounceClasses, kindOf } from './bounce-class.ts';
import type { RepeatRules } from './repeat-rules.ts';

/** One thing that happened to a recipient's mail, on a day (days since 1970, UTC). */
export type MailEvent =
  | { readonly type: 'delivered'; readonly day: number; readonly campaign: string }
  | {
      readonly type: 'bounced';
      readonly class: BounceClass;
      readonly day: number;
      readonly campaign: string;
    };

/** What follows for one recipient from everything that is known to have happened. */
export type SuppressionDecision =
  | {
      readonly decision: 'suppress';
      readonly class: BounceClass;
      /** The day of the event that settled it. */
      readonly day: number;
      /** Campaigns that were counted; null where one event settles it. */
      readonly campaigns: number | null;
      /** From when on one more try is allowed; null for never. */
      readonly retestFromDay: number | null;
    }
  | {
      readonly decision: 'count';
      readonly class: BounceClass;
      readonly campaigns: number;
      /** As many campaigns suppress. */
      readonly needed: number;
    }
  /** Mail was delivered after a hard bounce: the bounce was wrong, or the mailbox is back. */
  | { readonly decision: 'recovered'; readonly class: BounceClass; readonly day: number }
  /** Nothing that speaks against the address. */
  | { readonly decision: 'keep' };

const mayBeRetested: ReadonlySet<BounceClass> = new Set<BounceClass>(['disabled', 'disabled-temp', 'full']);

/**
 * Decides about one recipient, whatever the order of the events. A complaint stands for good. A hard bounce suppresses
 * until a later delivery. Soft bounces count once per campaign, from the last delivery on; enough of them within 90 days
 * suppress, and that stands when they are older. A campaign that was delivered in the end counts for nothing. On one and
 * the same day a hard bounce outweighs a delivery, since servers take mail and bounce it afterwards, and a delivery
 * outweighs a soft bounce, since it came after the retries.
 */
export function decideSuppression(events: readonly MailEvent[], rules: RepeatRules): SuppressionDecision {
  const known = events.filter(({ day }) => day <= rules.asOfDay);
  const delivered = lastDay(known.filter(({ type }) => type === 'delivered'));
  const bounces = known.filter((event) => event.type === 'bounced');
  const complaint = latest(bounces.filter((bounce) => bounce.class === 'feedback'));
  if (complaint !== null) return suppress(complaint, null, rules);
  const hard = latest(bounces.filter((bounce) => kindOf(bounce.class) === 'hard'));
  if (hard !== null && hard.day >= delivered) return suppress(hard, null, rules);
  const repeated = decideRepeats(campaignsThatCount(known, delivered, rules), rules);
  if (repeated !== null) return repeated;
  return hard === null ? { decision: 'keep' } : { decision: 'recovered', class: hard.class, day: delivered };
}

type Bounced = Extract<MailEvent, { readonly type: 'bounced' }>;

/** For each campaign whose soft bounce counts, the bounce that needs the fewest repeats. */
function campaignsThatCount(
  events: readonly MailEvent[],
  delivered: number,
  { campaigns }: RepeatRules,
): readonly Bounced[] {
  const arrived = new Set(events.filter(({ type }) => type === 'delivered').map(({ campaign }) => campaign));
  const strongest = new Map<string, Bounced>();
  for (const event of events) {
    if (event.type !== 'bounced' || !campaigns.has(event.class)) continue;
    if (event.day <= delivered || arrived.has(event.campaign)) continue;
    const known = strongest.get(event.campaign);
    if (known === undefined || compare(event, known, campaigns) < 0) strongest.set(event.campaign, event);
  }
  return [...strongest.values()].sort((a, b) => a.day - b.day || rankOf(a) - rankOf(b));
}

/** The class that needs the fewest repeats first; of equal ones the later. */
function compare(a: Bounced, b: Bounced, campaigns: RepeatRules['campaigns']): number {
  const needs = (campaigns.get(a.class) ?? 0) - (campaigns.get(b.class) ?? 0);
  return needs || b.day - a.day || rankOf(a) - rankOf(b);
}

/** Suppressed once the bounces of any 90 days were enough; else how far those of the last 90 days have come. One pass. */
function decideRepeats(byDay: readonly Bounced[], rules: RepeatRules): SuppressionDecision | null {
  const counts = new Map<BounceClass, number>();
  const count = (bounce: Bounced, by: number): void => {
    counts.set(bounce.class, (counts.get(bounce.class) ?? 0) + by);
  };
  let oldest = 0;
  const forget = (day: number): void => {
    for (let bounce = byDay[oldest]; bounce !== undefined && bounce.day <= day; bounce = byDay[++oldest]) {
      count(bounce, -1);
    }
  };
  for (const bounce of byDay) {
    count(bounce, 1);
    forget(bounce.day - rules.windowDays);
    const nearest = nearestToEnough(counts, rules);
    if (nearest === null || nearest.campaigns < nearest.needed) continue;
    return suppress({ ...bounce, class: nearest.class }, nearest.campaigns, rules);
  }
  forget(rules.asOfDay - rules.windowDays);
  const nearest = nearestToEnough(counts, rules);
  return nearest === null ? null : { decision: 'count', ...nearest };
}

interface Nearest {
  readonly class: BounceClass;
  readonly campaigns: number;
  readonly needed: number;
}

/**
 * The class with the fewest campaigns missing. One that needs n campaigns is helped by those that need fewer: twice full
 * and once expired is three, and a mailbox that fails every campaign in another way is suppressed as well.
 */
function nearestToEnough(
  counts: ReadonlyMap<BounceClass, number>,
  { campaigns }: RepeatRules,
): Nearest | null {
  let best: Nearest | null = null;
  let soFar = 0;
  for (const [bounceClass, needed] of campaigns) {
    const count = counts.get(bounceClass) ?? 0;
    soFar += count;
    if (count === 0 || (best !== null && needed - soFar >= best.needed - best.campaigns)) continue;
    best = { class: bounceClass, campaigns: soFar, needed };
  }
  return best;
}

function suppress(
  { class: bounceClass, day }: Bounced,
  campaigns: number | null,
  { retestAfterDays }: RepeatRules,
): SuppressionDecision {
  const retestFromDay = mayBeRetested.has(bounceClass) ? day + retestAfterDays : null;
  return { decision: 'suppress', class: bounceClass, day, campaigns, retestFromDay };
}

/** The last of some bounces; on one day the first class of the table. */
function latest(bounces: readonly Bounced[]): Bounced | null {
  const [first = null] = bounces.toSorted((a, b) => b.day - a.day || rankOf(a) - rankOf(b));
  return first;
}

function rankOf(bounce: Bounced): number {
  return bounceClasses.indexOf(bounce.class);
}

function lastDay(events: readonly MailEvent[]): number {
  return events.reduce((day, event) => Math.max(day, event.day), Number.NEGATIVE_INFINITY);
}
