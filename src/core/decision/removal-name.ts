import { evidenceGroupOf } from '../projection/evidence-group.ts';
import type { EvidenceCell } from '../projection/tally.ts';
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
export function removalName(cell: EvidenceCell): string {
  const { suppressed } = cell;
  return suppressed !== null && wishes.has(suppressed) ? heldBackCode(suppressed) : evidenceGroupOf(cell);
}
