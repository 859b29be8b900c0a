import type { RecordedSend } from './recorded-send.ts';

/** Bounces that were counted; soft is null where the sending tool does not report it. */
export interface CountedBounces {
  readonly hard: number;
  readonly soft: number | null;
}

/** A send with its whole outcome, for those who look back: what was learnt from it, and what it is compared by. */
export interface PastSend extends CountedBounces {
  readonly recorded: RecordedSend;
  /** How many recipients were mailed. */
  readonly sent: number;
  /** Empty where bounces were not counted by source. */
  readonly bySource: readonly (CountedBounces & { readonly source: string })[];
  /** Share of the mailed recipients that a suppression named. */
  readonly suppressedShare: number;
}
