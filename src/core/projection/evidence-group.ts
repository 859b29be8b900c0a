import { type Cause, causes, type EntryKind, entryKinds } from '../evidence/cause.ts';
import type { EvidenceKind } from './tally.ts';

const heard = [
  'heard-within-month',
  'heard-within-quarter',
  'heard-within-year',
  'heard-before-year',
] as const;

/**
 * What people are told about a recipient: its cause, or for the baseline where it came from (while nothing was
 * delivered to it) or when it was last heard from. Every recipient is in exactly one group.
 */
export type EvidenceGroup =
  | Exclude<Cause, 'baseline'>
  | `never-delivered-${EntryKind}`
  | (typeof heard)[number];

/** All groups in a fixed order. */
export const evidenceGroups: readonly EvidenceGroup[] = [
  ...causes.filter((cause) => cause !== 'baseline'),
  ...entryKinds.map((kind) => `never-delivered-${kind}` as const),
  ...heard,
];

/**
 * The group that recipients of a kind and an age in days belong to. A month is 31 days, a quarter 92, a year 366: an age at
 * the bound counts as within.
 */
export function evidenceGroupOf(
  { cause, neverDelivered, entryKind }: EvidenceKind,
  ageDays: number | null,
): EvidenceGroup {
  if (cause !== 'baseline') return cause;
  if (neverDelivered) return neverDeliveredGroups[entryKind];
  if (ageDays === null || ageDays > 366) return 'heard-before-year';
  if (ageDays > 92) return 'heard-within-year';
  return ageDays > 31 ? 'heard-within-quarter' : 'heard-within-month';
}

// because this is asked for every cell, and a text that is put together is another one each time
const neverDeliveredGroups = Object.fromEntries(
  entryKinds.map((kind) => [kind, `never-delivered-${kind}`] as const),
) as Record<EntryKind, EvidenceGroup>; // because every kind is an entry
