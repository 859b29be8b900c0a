import type { OverrideRecord } from '../ledger/ledger-record.ts';

/**
 * What an override does. Only `applied` lets a failed campaign go; every other state says why it does not: it was used
 * by a send, it is of a later time, its time is over, one of the three digests is another, the list has too few rows to
 * be bound to, it is not signed as the policy wants, the projected rate is above the ceiling, or people on the list
 * asked not to be mailed.
 */
export const overrideStates = [
  'applied',
  'used',
  'from-the-future',
  'expired',
  'list-changed',
  'suppressions-changed',
  'policy-changed',
  'list-too-small',
  'unsigned',
  'bad-signature',
  'above-ceiling',
  'opted-out',
] as const;
export type OverrideState = (typeof overrideStates)[number];

/** An override as reports show it: the word of whoever gave it, times in ISO 8601, and whether it holds. */
export interface OverrideShown extends Pick<OverrideRecord, 'id' | 'by' | 'via' | 'reason' | 'at'> {
  readonly state: OverrideState;
  /** When it ends, whatever its record claims. */
  readonly expiresAt: string;
}
