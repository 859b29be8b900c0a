/** What a run that only checks due campaigns left out, and what it missed. Times are ISO 8601 in UTC. */
export interface RunSchedule {
  /** How far ahead a send may be to be due. */
  readonly dueWithinHours: number;
  /** Campaigns whose send is further away or already over. */
  readonly notDue: number;
  /** Campaigns whose policy has no `send-at`: nobody knows when they are sent, so they are due every time. */
  readonly untimed: number;
  /** The next send that is not due yet. */
  readonly next: { readonly campaign: string; readonly sendAt: string } | null;
  /** Sends that were due since the last window and have no passing check on the ledger. */
  readonly missed: readonly { readonly campaign: string; readonly sendAt: string }[];
  /** Hours since the last scheduled run and between them as a rule, where runs seem to have been dropped. */
  readonly gap: { readonly hours: number; readonly usualHours: number } | null;
}
