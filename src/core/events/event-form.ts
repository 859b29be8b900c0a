import type { EventRow } from '../outcome/event-row.ts';

/**
 * What one entry of a dump says: events, one for each recipient, null for a recipient of whom it cannot be told;
 * `left-out` for one that is understood and about no recipient; `not-understood` when it cannot be told what happened, or
 * to whom.
 */
export type EventReading = readonly (EventRow | null)[] | 'left-out' | 'not-understood';

/** The events of one service as JSON, how they are known and how they are read. */
export interface EventForm {
  /** Stable; in reports. */
  readonly id: string;
  /** For people: `SendGrid event webhook`. */
  readonly name: string;
  /** Members (paths with dots) that must all be there; any of these sets will do. */
  readonly signatures: readonly (readonly string[])[];
  readonly read: (event: unknown) => EventReading;
}
