import { type Cause, causes, type EntryKind, entryKinds } from '../evidence/cause.ts';
import type { EvidenceCell } from './tally.ts';

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

/** The group a cell belongs to. A month is 31 days, a quarter 92, a year 366: an age at the bound counts as within. */
export function evidenceGroupOf(cell: EvidenceCell): EvidenceGroup {
  if (cell.cause !== 'baseline') return cell.cause;
  if (cell.neverDelivered) return `never-delivered-${cell.entryKind}`;
  const { ageDays } = cell;
  if (ageDays === null || ageDays > 366) return 'heard-before-year';
  if (ageDays > 92) return 'heard-within-year';
  return ageDays > 31 ? 'heard-within-quarter' : 'heard-within-month';
}
