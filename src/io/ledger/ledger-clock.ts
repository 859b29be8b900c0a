/** The clock, the pause and the chance that writing needs; milliseconds, and a number from 0 up to 1. */
export interface LedgerClock {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** The machine's own clock and chance. */
export const systemClock: LedgerClock = {
  nowMs: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
};
