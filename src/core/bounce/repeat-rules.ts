import { type BounceClass, bounceClasses, consequenceOf } from './bounce-class.ts';

/** How repeats are counted; a policy may name other numbers of campaigns for the classes that are counted. */
export interface RepeatRules {
  readonly asOfDay: number;
  /** How long a soft bounce counts towards the next, in days. */
  readonly windowDays: number;
  /** After how many days a disabled or full mailbox may be tried again. */
  readonly retestAfterDays: number;
  readonly campaigns: ReadonlyMap<BounceClass, number>;
}

/** 90 days for both, and the numbers of campaigns of the classes themselves. */
export function defaultRepeatRules(asOfDay: number): RepeatRules {
  const counted = bounceClasses.flatMap((bounceClass) => {
    const consequence = consequenceOf(bounceClass);
    return consequence.action === 'suppress-after' ? [[bounceClass, consequence.campaigns] as const] : [];
  });
  return { asOfDay, windowDays: 90, retestAfterDays: 90, campaigns: new Map(counted) };
}
