/** What people go by who have no projection. */
export const naiveMethods = ['last-campaign', 'mean-so-far', 'flat', 'suppressed-share'] as const;
export type NaiveMethod = (typeof naiveMethods)[number];

/** One rate per method, as fractions. */
export type NaiveRates = Readonly<Record<NaiveMethod, number>>;

/** Averages that are commonly quoted for 2024; that of the total has no traceable source, and is used all the same. */
export const flatRates = { total: 0.0198, hard: 0.0044 } as const;

/** What each method would have said before a send, by the rates of the sends before it; at first the flat rate. */
export function naiveRates(
  before: readonly number[],
  { flat, suppressedShare }: { readonly flat: number; readonly suppressedShare: number },
): NaiveRates {
  const mean = before.reduce((sum, rate) => sum + rate, 0) / before.length;
  return {
    'last-campaign': before.at(-1) ?? flat,
    'mean-so-far': before.length === 0 ? flat : mean,
    flat,
    'suppressed-share': suppressedShare,
  };
}
