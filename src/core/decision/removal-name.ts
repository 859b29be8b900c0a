import { evidenceGroupOf } from '../projection/evidence-group.ts';
import type { EvidenceKind } from '../projection/tally.ts';
import { aliasReasons, type HeldBack, heldBackCode } from '../suppression/alias-reason.ts';

const wishes: ReadonlySet<HeldBack> = new Set([
  'unsubscribe',
  'complaint',
  'manual',
  ...aliasReasons,
] as const);

/**
 * What the fix calls the rows of a cell: for a person's wish its suppression, because a reader removes such rows for
 * that reason whatever their chance of bouncing; else its evidence group.
 */
export function removalName(kind: EvidenceKind, ageDays: number | null): string {
  const { suppressed } = kind;
  if (suppressed !== null && wishes.has(suppressed)) return heldBackCode(suppressed);
  return evidenceGroupOf(kind, ageDays);
}
