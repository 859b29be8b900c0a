import type { EventFate } from './line-of-event.ts';

/** One file of events as it was understood. */
export interface EventFile {
  readonly path: string;
  /** What its entries were read as, the most frequent first, by id. */
  readonly forms: readonly { readonly form: string; readonly entries: number }[];
  readonly entries: number;
  /** How many events came to what. */
  readonly fates: Readonly<Record<EventFate, number>>;
  /** Entries that are understood and about no recipient. */
  readonly leftOut: number;
  readonly notUnderstood: number;
  /** Lines of the first of them. */
  readonly notUnderstoodLines: readonly number[];
}
