/** How long a piece of work may still take, measured by a clock that never jumps. */
export interface Deadline {
  /** Milliseconds left; 0 when the time is over. */
  readonly leftMs: () => number;
  /** Milliseconds that one call may take. */
  readonly callMs: () => number;
}

/** Starts a time budget; `callShare` is the part of it that one call may take, so that others can follow one that hangs. */
export function startDeadline(budgetMs: number, callShare = 1): Deadline {
  const endMs = performance.now() + budgetMs;
  const leftMs = () => Math.max(0, endMs - performance.now());
  return { leftMs, callMs: () => Math.min(leftMs(), budgetMs * callShare) };
}
