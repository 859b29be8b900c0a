import { evidenceGroupOf } from '../projection/evidence-group.ts';
import type { EvidenceCell } from '../projection/tally.ts';

/**
 * What the fix calls the rows of a cell: for a person's wish its suppression, because a reader removes such rows for
 * that reason whatever their chance of bouncing; else its evidence group.
 */
export function removalName(cell: EvidenceCell): string {
  const wish =
    cell.suppressed === 'unsubscribe' || cell.suppressed === 'complaint' || cell.suppressed === 'manual';
  return wish ? `suppressed-${cell.suppressed}` : evidenceGroupOf(cell);
}
