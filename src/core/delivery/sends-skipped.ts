/** Why a recorded send implies no delivery. */
export const sendSkips = [
  'waiting',
  'no-check',
  'other-size',
  'list-missing',
  'list-unreadable',
  'too-slow',
  'too-large',
  'bounces-missing',
] as const;
export type SendSkip = (typeof sendSkips)[number];

/** How many sends imply nothing, by reason. */
export type SendsSkipped = readonly { readonly reason: SendSkip; readonly count: number }[];

/** Counts reasons, in the order of `sendSkips`. */
export function countSkips(reasons: readonly SendSkip[]): SendsSkipped {
  return sendSkips.flatMap((reason) => {
    const count = reasons.filter((given) => given === reason).length;
    return count === 0 ? [] : [{ reason, count }];
  });
}
