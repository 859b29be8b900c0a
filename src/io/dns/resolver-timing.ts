/** How long is waited for resolvers. */
export interface ResolverTiming {
  /** For one question, before it is asked once more. */
  readonly waitMs: number;
  /** The instant of `performance.now()` after which nothing is asked any more. */
  readonly untilMs: number;
}

/** What is left of the time for one question; 0 when it is up. */
export function timeLeft({ waitMs, untilMs }: ResolverTiming): number {
  return Math.max(0, Math.min(waitMs, untilMs - performance.now()));
}
