import type { BounceClass } from './bounce-class.ts';
import { type CampaignsByClass, repeatedClasses } from './repeated-classes.ts';

/** How repeats are counted. */
export interface RepeatRules {
  readonly asOfDay: number;
  /** How long a soft bounce counts towards the next, in days. */
  readonly windowDays: number;
  /** After how many days a disabled or full mailbox may be tried again. */
  readonly retestAfterDays: number;
  /** How many campaigns suppress, of the classes that are counted; the fewest first. */
  readonly campaigns: ReadonlyMap<BounceClass, number>;
  /** How many soft bounces suppress of which only their number is known. */
  readonly enoughCounted: number;
}

/** The numbers that a policy names. */
export interface RepeatPolicy {
  readonly softSuppressAfter: number;
  readonly suppressAfter: CampaignsByClass;
}

/** What holds where no policy says otherwise. */
export const defaultRepeatPolicy: RepeatPolicy = { softSuppressAfter: 3, suppressAfter: repeatedClasses };

/** The rules of a policy on a day, with 90 days for both windows. */
export function repeatRules(asOfDay: number, policy: RepeatPolicy = defaultRepeatPolicy): RepeatRules {
  const byClass = Object.entries(policy.suppressAfter) as [BounceClass, number][]; // because its keys are classes
  const campaigns = new Map(byClass.sort(([, a], [, b]) => a - b));
  const { softSuppressAfter: enoughCounted } = policy;
  return { asOfDay, windowDays: 90, retestAfterDays: 90, campaigns, enoughCounted };
}
